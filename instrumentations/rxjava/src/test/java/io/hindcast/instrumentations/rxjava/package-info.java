/** Tests; they run with the newest RxJava and again with the oldest one. */
@NullMarked
package io.hindcast.instrumentations.rxjava;

import org.jspecify.annotations.NullMarked;
