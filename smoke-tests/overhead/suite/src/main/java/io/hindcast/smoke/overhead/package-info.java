/**
 * What an agent costs. Every process has its place:
 *
 * <pre>
 *   this JVM: load, measuring ──HTTP──> application under one agent ──HTTP──> Neighbourhood: the service it
 *        │                                      │        └──────────OTLP, Datadog──>  asks, and what counts spans
 *        └── starts and ends all of them        └──Kafka──> broker
 * </pre>
 *
 * An <i>arm</i> is an agent, or none; a <i>round</i> runs every arm once, in turn, so that a
 * machine that becomes slower does so for all; a <i>figure</i> is read from outside and written
 * down as a {@link io.hindcast.smoke.overhead.Row}; tables and charts are made from the rows alone.
 */
@NullMarked
package io.hindcast.smoke.overhead;

import org.jspecify.annotations.NullMarked;
