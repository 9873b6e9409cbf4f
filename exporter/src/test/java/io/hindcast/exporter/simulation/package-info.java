/**
 * Millions of requests without a clock, a network or an application: what sampling in hindsight
 * keeps of them, beside what others would keep. Everything follows from one seed.
 *
 * <pre>
 *   Workload ── a tenth of a second's requests ──► Contestant ──► Score
 *   (knows what is wrong with each)                HeadSampling, UnboundedTail, Hindsight
 * </pre>
 */
@NullMarked
package io.hindcast.exporter.simulation;

import org.jspecify.annotations.NullMarked;
