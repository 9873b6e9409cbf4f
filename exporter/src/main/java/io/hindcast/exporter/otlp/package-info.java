/**
 * Delivery to a collector by OTLP 1.x: bytes are made by the OpenTelemetry exporters, kept in a
 * bounded queue and sent by transports of our own.
 *
 * <pre>
 *   thread hindcast-exporter                                   thread hindcast-sender
 *   spans ─► OtlpEncoder ─► OtlpSpanExporter ─► its sender: ─► PayloadQueue ─► Delivery ─► Transport
 *                           (HTTP or gRPC)      a Handover     (bytes)          (retries)   HttpTransport
 *                                                                                           GrpcTransport
 * </pre>
 *
 * The exporters believe that every request succeeds at once, since the sender that they get only
 * takes the bytes. So they never write a line of log of their own, one payload serves every
 * attempt, and what waits for a collector is a byte array and no graph of objects.
 */
@NullMarked
package io.hindcast.exporter.otlp;

import org.jspecify.annotations.NullMarked;
