/** Tests; they run with the newest Reactor and again with the oldest one. */
@NullMarked
package io.hindcast.instrumentations.reactor;

import org.jspecify.annotations.NullMarked;
