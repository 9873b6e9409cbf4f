/**
 * What becomes of an application, and of its traces, when the collector fails. Every process has
 * its place:
 *
 * <pre>
 *   this JVM: load ──HTTP──> application under the agent ──OTLP──> TcpProxy ──> collector (this JVM again)
 *        │  numbers every request                                  cuts, stalls,    decodes, ticks the
 *        │                                                         delays, garbles  numbers off: Tally
 *        └── compares: asked for, arrived, arrived twice, and what the agent says it lost
 * </pre>
 *
 * A {@link io.hindcast.smoke.faults.Scenario} is a line of a table; a {@link
 * io.hindcast.smoke.faults.Run} plays it, near a run without a fault; a {@link
 * io.hindcast.smoke.faults.Verdict} says what of the scenario's promise was not kept.
 */
@NullMarked
package io.hindcast.smoke.faults;

import org.jspecify.annotations.NullMarked;
