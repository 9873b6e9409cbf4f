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
 * is touched once a request, the exporter needs no map to put traces together, and when the ring is
 * full a trace is lost whole and counted, never in part.
 */
@NullMarked
package io.hindcast.bootstrap.record;

import org.jspecify.annotations.NullMarked;
