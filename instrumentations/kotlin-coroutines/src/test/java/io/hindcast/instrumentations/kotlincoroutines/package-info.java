/** Tests; they run with the newest coroutines and again with the oldest ones. */
@NullMarked
package io.hindcast.instrumentations.kotlincoroutines;

import org.jspecify.annotations.NullMarked;
