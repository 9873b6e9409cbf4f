/**
 * The retention ring: traces that were not kept, for as long as a bounded piece of direct memory
 * holds them. A decision that comes late, because a child fails long after its root has ended well,
 * finds the trace whole.
 *
 * <pre>
 *   AssembledTrace ─► TraceWriter ─► SegmentRing (direct memory) ─► TraceReader ─► AssembledTrace
 *                         │              ▲                              ▲
 *                         └► TextDictionary (texts seen twice) ─────────┘
 *                                        │
 *                     SpanIdTable: span id of the local root ─► newest segment of its trace
 * </pre>
 *
 * A trace is turned into bytes at once, so that its records die young: keeping them on the heap
 * makes every collection copy them. What is rendered of a trace that came back is what would have
 * been rendered of the original; what rendering does not read (baggage, keys of messages that are
 * no text, the objects behind a throwable) is not kept.
 *
 * <p>All of it is owned by the exporter's thread, but for the numbers in {@link RetentionStats}.
 */
@NullMarked
package io.hindcast.exporter.retention;

import org.jspecify.annotations.NullMarked;
