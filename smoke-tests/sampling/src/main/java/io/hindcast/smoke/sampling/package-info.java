/**
 * Sampling in hindsight under load: what arrives is held against what was asked for.
 *
 * <pre>
 *   this JVM: load ──HTTP──> front, agent ──HTTP──> back, agent
 *        │  numbers every         │                      │
 *        │  request               └──OTLP──> collector <─┘
 *        │                                   (this JVM again)
 *        └── Played: what was asked for, what arrived ──> Promise: what was not kept of it
 * </pre>
 *
 * The {@link io.hindcast.smoke.sampling.Phase} and the number of a request say all about it ({@link
 * io.hindcast.smoke.sampling.Asked}): what happens in it, which spans it makes, which of them have
 * to arrive. A {@link io.hindcast.smoke.sampling.Run} plays the phases one after the other, for as
 * long as its {@link io.hindcast.smoke.sampling.Length} says.
 */
@NullMarked
package io.hindcast.smoke.sampling;

import org.jspecify.annotations.NullMarked;
