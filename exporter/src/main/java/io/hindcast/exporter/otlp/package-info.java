/**
 * Delivery to a collector by OTLP 1.x: spans are encoded as they come, kept as requests in a
 * bounded queue and sent by transports of our own. What is behind the queue is the same for all
 * signals, each of which has its own.
 *
 * <pre>
 *   thread hindcast-exporter                                  thread hindcast-sender-traces
 *   spans ─► OtlpSink ─► SpanBatch ─► OtlpSender ─► PayloadQueue ─► Delivery ─► Transport
 *                        RequestEncoder                  │          (retries,   HttpTransport
 *                        SpanEncoder                     ▼           halves)    GrpcTransport
 *                        AttributeEncoder             Ledger ◄──────────┘
 *                                                        └─► Accounts, Overflow (the spool)
 * </pre>
 *
 * One payload serves every attempt, and what waits for a collector is a byte array and no graph of
 * objects. The encoder is ours and not that of the OpenTelemetry exporters, which a test compares
 * it with: see RATIONALE.md.
 */
@NullMarked
package io.hindcast.exporter.otlp;

import org.jspecify.annotations.NullMarked;
