package io.hindcast.exporter.otlp;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.Log;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.TraceSink;
import io.hindcast.exporter.trace.Clock;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects spans into batches, makes requests of them and hands these to the sender. The OTLP
 * classes are loaded with the first batch.
 */
public final class OtlpSink implements TraceSink {
  /** What the OpenTelemetry specification has as the default size of a batch. */
  static final int BATCH_SPANS = 512;

  /** A person who looks for a trace waits no longer than this; requests stay few. */
  static final long BATCH_NANOS = 1_000_000_000L;

  /** gRPC receivers accept 4 MiB unless told otherwise. */
  static final int MAX_PAYLOAD_BYTES = 3 << 20;

  private final OtlpSettings settings;
  private final ExporterStats stats;
  private final Log log;
  private final Clock clock;
  private final PayloadQueue queue;
  private final SenderThread sender;

  private final List<SpanData> batch = new ArrayList<>();
  private long oldestInBatch;
  private @Nullable OtlpEncoder encoder;
  private boolean broken;

  /** A sink that has not started anything yet. */
  public OtlpSink(OtlpSettings settings, ExporterStats stats, Log log, Clock clock) {
    this.settings = settings;
    this.stats = stats;
    this.log = log;
    this.clock = clock;
    this.queue = new PayloadQueue(stats);
    this.sender = new SenderThread(queue, stats, log, clock, settings);
  }

  @Override
  public void accept(List<SpanData> spans) {
    if (batch.isEmpty()) {
      oldestInBatch = clock.nanoTime();
    }
    batch.addAll(spans);
    if (batch.size() >= BATCH_SPANS) {
      flush();
    }
  }

  @Override
  public int doWork() {
    if (batch.isEmpty() || clock.nanoTime() - oldestInBatch < BATCH_NANOS) {
      return 0;
    }
    flush();
    return 1;
  }

  @Override
  public void flush() {
    for (int from = 0; from < batch.size(); from += BATCH_SPANS) {
      offer(batch.subList(from, Math.min(batch.size(), from + BATCH_SPANS)));
    }
    batch.clear();
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

  private void offer(List<SpanData> spans) {
    OtlpEncoder ready = encoder();
    if (ready == null) {
      stats.addDropped(DropReason.REFUSED, spans.size());
      return;
    }
    byte[] bytes;
    try {
      bytes = ready.encode(spans);
    } catch (RuntimeException | LinkageError failure) {
      stats.addDropped(DropReason.RENDER_FAILED, spans.size());
      return;
    }
    if (bytes.length > MAX_PAYLOAD_BYTES && spans.size() > 1) {
      int half = spans.size() / 2;
      offer(spans.subList(0, half));
      offer(spans.subList(half, spans.size()));
      return;
    }
    queue.offer(new Payload(bytes, spans.size()));
    sender.wake(ready);
  }

  private @Nullable OtlpEncoder encoder() {
    if (encoder == null && !broken) {
      try {
        encoder = OtlpEncoder.create(settings);
      } catch (Exception | LinkageError failure) {
        broken = true;
        log.warn(
            "No spans are sent: the connection to the collector can't be set up ("
                + Reasons.of(failure)
                + "). They are counted as dropped.");
      }
    }
    return encoder;
  }
}
