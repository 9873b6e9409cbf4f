package io.hindcast.exporter.otlp;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.Clock;

/** Spans of one class, on their way into a request. Owned by the exporter's thread. */
final class SpanBatch {
  /**
   * More than the 512 of the OpenTelemetry specification: each request costs the JDK's client as
   * much CPU as encoding two hundred spans.
   */
  static final int MOST_SPANS = 2048;

  /**
   * Arrays of 512 KiB are allocated apart by G1 with its smallest regions. gRPC receivers accept 4
   * MiB unless told otherwise.
   */
  static final int MOST_BYTES = 448 << 10;

  private final OtlpSender sender;
  private final ExporterStats stats;
  private final Priority priority;
  private final long longestNanos;
  private final Clock clock;
  private final RequestEncoder encoder;
  private long since;

  /**
   * An empty batch.
   *
   * @param longestNanos how long a span waits for others
   */
  SpanBatch(
      OtlpSender sender,
      ExporterStats stats,
      SpanOrigin origin,
      Priority priority,
      long longestNanos,
      Clock clock) {
    this.sender = sender;
    this.stats = stats;
    this.priority = priority;
    this.longestNanos = longestNanos;
    this.clock = clock;
    this.encoder = new RequestEncoder(origin);
  }

  /** Adds a span; where that throws the others stay whole. */
  void add(RenderedSpan span) {
    if (encoder.count() == 0) {
      since = clock.nanoTime();
    }
    int before = encoder.bytes();
    encoder.add(span);
    int room = Math.min(MOST_BYTES, sender.mostBytes() - encoder.overhead());
    if (encoder.bytes() > room && encoder.count() > 1) {
      send(encoder.count() - 1, before);
    }
    if (encoder.count() == MOST_SPANS) {
      flush();
    }
  }

  /** Sends what has waited long enough; returns how many requests that were. */
  int doWork() {
    if (encoder.count() == 0 || clock.nanoTime() - since < longestNanos) {
      return 0;
    }
    flush();
    return 1;
  }

  void flush() {
    if (encoder.count() > 0) {
      send(encoder.count(), encoder.bytes());
    }
  }

  /** Sends what waits, and gives its room back. */
  void shrink() {
    flush();
    encoder.shrink();
  }

  private void send(int spans, int bytes) {
    byte[] request;
    try {
      request = encoder.take(spans, bytes);
    } catch (OutOfMemoryError full) {
      // Else the next span would not fit either, nor any after it.
      stats.addDropped(DropReason.MEMORY_PRESSURE, encoder.count());
      encoder.clear();
      return;
    }
    sender.send(request, spans, priority);
  }
}
