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
 * Sources: OpenTelemetry, "TraceState: Probability Sampling" and "TraceState Handling"; W3C Trace
 * Context level 2, "Randomness of trace-id".
 */
@NullMarked
package io.hindcast.bootstrap.sampling;

import org.jspecify.annotations.NullMarked;
