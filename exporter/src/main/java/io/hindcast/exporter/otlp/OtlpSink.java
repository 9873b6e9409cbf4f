package io.hindcast.exporter.otlp;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.Log;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.TraceSink;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.Clock;
import java.util.List;

/**
 * Collects spans into requests and hands these to the sender, whose transport is loaded with the
 * first one.
 */
public final class OtlpSink implements TraceSink {
  /**
   * More than the 512 of the OpenTelemetry specification: each request costs the JDK's client as
   * much CPU as encoding two hundred spans.
   */
  static final int BATCH_SPANS = 2048;

  /** A person who looks for a trace waits no longer than this; requests stay few. */
  static final long BATCH_NANOS = 1_000_000_000L;

  /**
   * Arrays of 512 KiB are allocated apart by G1 with its smallest regions. gRPC receivers accept 4
   * MiB unless told otherwise.
   */
  static final int BATCH_BYTES = 448 << 10;

  private final ExporterStats stats;
  private final Clock clock;
  private final PayloadQueue queue;
  private final SenderThread sender;

  private final RequestEncoder batch;
  private long oldestInBatch;

  /** A sink that has not started anything yet. */
  public OtlpSink(
      OtlpSettings settings, SpanOrigin origin, ExporterStats stats, Log log, Clock clock) {
    this.stats = stats;
    this.clock = clock;
    this.batch = new RequestEncoder(origin);
    this.queue = new PayloadQueue(stats);
    this.sender = new SenderThread(queue, settings, version(origin), stats, log, clock);
  }

  private static String version(SpanOrigin origin) {
    String version = origin.scope().getVersion();
    return version == null ? "" : version;
  }

  @Override
  public void accept(List<RenderedSpan> spans) {
    for (int i = 0; i < spans.size(); i++) {
      add(spans.get(i));
    }
  }

  private void add(RenderedSpan span) {
    if (batch.count() == 0) {
      oldestInBatch = clock.nanoTime();
    }
    int before = batch.bytes();
    try {
      batch.add(span);
    } catch (RuntimeException | LinkageError failure) {
      stats.addDropped(DropReason.RENDER_FAILED, 1);
      return;
    }
    if (batch.bytes() > BATCH_BYTES && batch.count() > 1) {
      send(batch.count() - 1, before);
    }
    if (batch.count() == BATCH_SPANS) {
      flush();
    }
  }

  @Override
  public int doWork() {
    if (batch.count() == 0 || clock.nanoTime() - oldestInBatch < BATCH_NANOS) {
      return 0;
    }
    flush();
    return 1;
  }

  @Override
  public void flush() {
    if (batch.count() > 0) {
      send(batch.count(), batch.bytes());
    }
  }

  /**
   * Waits until all that was flushed is delivered. By any thread.
   *
   * @return whether it was, within the time
   */
  public boolean awaitDelivery(long nanos) throws InterruptedException {
    return queue.awaitEmpty(nanos);
  }

  /** The JVM ends: tries what waits at once. By any thread. */
  public void end() {
    sender.end();
  }

  /** Gives up what was not delivered, counts it, stops the sender. By any thread. */
  public void stop() {
    queue.abandon();
    sender.stop();
  }

  private void send(int spans, int bytes) {
    queue.offer(batch.take(spans, bytes));
    sender.wake();
  }
}
