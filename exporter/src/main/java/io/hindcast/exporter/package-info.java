/**
 * What runs on background threads: it takes finished records out of the ring and delivers spans.
 *
 * <pre>
 *   SpanQueue ─► TraceAssembler ─► Sampler ─► TraceRenderer ─► ConsoleSink ─► a PrintStream
 *   (ring)       (waits for        (decides)  (semantic    └─► OtlpSink ─► PayloadQueue ─► Delivery ─► Transport
 *                 stragglers)                  conventions)     (bytes)    (bounded)
 *   └────────────── thread hindcast-exporter: Pipeline ────────────────┘  └─ hindcast-sender-traces ─┘
 * </pre>
 *
 * Work is done in steps, {@code int doWork()}; the threads are thin runners around them. Draining
 * and sending are two threads because a collector that hangs may hold a request for the whole
 * timeout, and a ring that nobody drains for that long loses traces.
 */
@NullMarked
package io.hindcast.exporter;

import org.jspecify.annotations.NullMarked;
