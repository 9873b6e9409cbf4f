package io.hindcast.exporter.otlp;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.TraceSink;
import io.hindcast.exporter.memory.MemoryHolder;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.Clock;
import io.hindcast.exporter.trace.Kept;
import java.util.List;

/**
 * Collects spans into requests and hands these to the sender, whose transport is loaded with the
 * first one. Evidence travels apart from the others, and waits less.
 */
public final class OtlpSink implements TraceSink, MemoryHolder {
  /** A person who looks for a trace waits no longer than this; requests stay few. */
  static final long BASELINE_NANOS = 1_000_000_000L;

  /** What a process that is about to be killed knows of why should be out. */
  static final long EVIDENCE_NANOS = 300_000_000L;

  private final OtlpSender sender;
  private final ExporterStats stats;
  private final SpanBatch evidence;
  private final SpanBatch baseline;

  /** A sink that has not started anything yet. */
  public OtlpSink(OtlpSender sender, SpanOrigin origin, ExporterStats stats, Clock clock) {
    this.sender = sender;
    this.stats = stats;
    this.evidence = new SpanBatch(sender, stats, origin, Priority.EVIDENCE, EVIDENCE_NANOS, clock);
    this.baseline = new SpanBatch(sender, stats, origin, Priority.BASELINE, BASELINE_NANOS, clock);
  }

  @Override
  public void accept(List<RenderedSpan> spans, Kept kept) {
    SpanBatch batch = kept.isEvidence() ? evidence : baseline;
    for (int i = 0; i < spans.size(); i++) {
      try {
        batch.add(spans.get(i));
      } catch (RuntimeException | LinkageError failure) {
        stats.addDropped(DropReason.RENDER_FAILED, 1);
      } catch (OutOfMemoryError full) {
        stats.addDropped(DropReason.MEMORY_PRESSURE, 1);
      }
    }
  }

  @Override
  public int doWork() {
    return evidence.doWork() + baseline.doWork() + sender.copyOverdue();
  }

  @Override
  public void flush() {
    evidence.flush();
    baseline.flush();
  }

  @Override
  public void heapIs(boolean nearlyFull) {
    if (nearlyFull) {
      evidence.shrink();
      baseline.shrink();
    }
  }
}
