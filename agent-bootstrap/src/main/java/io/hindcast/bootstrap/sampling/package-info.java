/**
 * Which traces are in the baseline: the unbiased sample that stands for all the others. Decided on
 * application threads, by a table that the exporter's thread replaces.
 *
 * <pre>
 *   application threads                                         exporter's thread, each step
 *   root's fields ──► Bucket ──► SamplingPolicy.threshold ◄──────── use() another table
 *                                  │      │ T                          ▲
 *                                  ▼      ▼                            │
 *                              Arrivals   R &gt;= T?                   take()
 *                                  └────────────────────────────────────┘
 * </pre>
 *
 * What a caller says of its trace, flag and threshold, is taken over: a trace has one threshold in
 * all services, else its parts are weighed differently. So whoever can send requests has a say in
 * what is kept and in what is counted by spans. Two bounds: so many traces a second, each of which
 * stands for so many at most. In metrics of requests no caller has a say. Against strangers only a
 * gateway helps that begins a new trace for each of their requests: R comes with their trace ids.
 *
 * <p>Sources: OpenTelemetry, "TraceState: Probability Sampling" and "TraceState Handling"; W3C
 * Trace Context level 2, "Randomness of trace-id".
 */
@NullMarked
package io.hindcast.bootstrap.sampling;

import org.jspecify.annotations.NullMarked;
