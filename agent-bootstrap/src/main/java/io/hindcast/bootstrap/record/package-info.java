/**
 * The hot path: what an application thread writes down and how it leaves the thread.
 *
 * <pre>
 *   application threads                                            one background thread
 *   ┌───────────────────────────────────────────────┐
 *   │ ThreadContext (one ThreadLocal)               │
 *   │   current ──► Context ◄─ RemoteParent         │
 *   │                  ▲                            │              ┌──────────────────┐
 *   │               SpanRecord ── end() ──► LocalTrace ── root ──► │ SpanQueue (ring) │ ──► exporter
 *   │               (raw fields)            (its list) ended       └──────────────────┘
 *   └───────────────────────────────────────────────┘
 * </pre>
 *
 * A record joins the list of its local trace with one compare-and-set; only when the trace's root
 * ends does the whole list go through the ring, as one element. So the ring's one contended counter
 * is touched once a request, and when the ring is full a trace is lost whole and counted, never in
 * part. A trace of more than a thousand records is the exception: each thousand goes ahead while
 * the root is open, for a request must not hold what it makes in minutes.
 *
 * <p>Whether a trace is in the baseline is settled at its head, the first time that somebody has to
 * know: another process that is called, or the exporter.
 */
@NullMarked
package io.hindcast.bootstrap.record;

import org.jspecify.annotations.NullMarked;
