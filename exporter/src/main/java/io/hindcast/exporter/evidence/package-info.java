/**
 * Decides in hindsight which local traces are exported. What happened is evidence, and competes
 * with other evidence; what was sampled when it began is the baseline, and passes.
 *
 * <pre>
 *   AssembledTrace ─► FactReader ─► HindsightSampler ──────────── baseline ─────────► Kept
 *                     (one pass,     │  │  │                      nothing ──────────► Kept.NOT
 *                      nothing is    │  │  └─ KeepRequest
 *                      rendered)     │  └─ RouteHistories (SlowRoute), SeenPaths
 *                                    ▼
 *                              EvidenceWindow ─► EvidenceClasses ─ end of the second ─► DecidedTrace
 *                              (one budget)      (fair shares,
 *                                                 the smallest R)
 * </pre>
 *
 * <p>All of it is owned by the exporter's thread, and everything that remembers has a bound:
 *
 * <pre>
 *   RouteHistories    512 routes of 800 bytes               forgotten after an hour without a trace
 *   SeenPaths         4,096 paths of 16 bytes               the same
 *   EvidenceClasses   256 classes and one for the others    when another one needs the place
 *   EvidenceWindow    a second's budget of traces, and at most 1/32 of the heap; a quarter of that
 *                     while the heap is nearly full
 *   KeptRoots         2,048 traces
 * </pre>
 */
@NullMarked
package io.hindcast.exporter.evidence;

import org.jspecify.annotations.NullMarked;
