package io.hindcast.exporter;

import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.memory.MemoryPressure;
import io.hindcast.exporter.render.TraceRenderer;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Clock;
import io.hindcast.exporter.trace.EpochAnchors;
import io.hindcast.exporter.trace.KeepRule;
import io.hindcast.exporter.trace.TraceAssembler;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps from the ring to the sinks. Owned by one thread; tests make the steps themselves, with
 * a clock of their own.
 */
final class Pipeline {
  /** Lists taken in one step: other work must come round while the ring is filled all the time. */
  private static final int DRAIN_LIMIT = 1024;

  private final Supplier<@Nullable SpanRecord> ring;
  private final TraceAssembler assembler;
  private final EpochAnchors anchors;
  private final KeepRule rule;
  private final TraceRenderer renderer;
  private final @Nullable MetricsStage metrics;
  private final List<TraceSink> sinks;
  private final MemoryPressure pressure;
  private final boolean countsAsExported;
  private final ExporterStats stats;
  private final Clock clock;

  /**
   * A pipeline.
   *
   * @param ring {@link SpanQueue#poll}
   * @param metrics of all traces; null for none
   * @param sinks in the order in which they get a trace; none: traces are dropped unrendered
   * @param pressure on the heap; while it lasts only traces that tell of a failure are kept
   * @param countsAsExported whether nobody behind the sinks counts what becomes of the spans
   */
  Pipeline(
      Supplier<@Nullable SpanRecord> ring,
      KeepRule rule,
      TraceRenderer renderer,
      @Nullable MetricsStage metrics,
      List<TraceSink> sinks,
      MemoryPressure pressure,
      boolean countsAsExported,
      ExporterStats stats,
      Clock clock) {
    this.ring = ring;
    this.anchors = new EpochAnchors(clock);
    this.assembler = new TraceAssembler(anchors);
    this.rule = rule;
    this.renderer = renderer;
    this.metrics = metrics;
    this.sinks = List.copyOf(sinks);
    this.pressure = pressure;
    this.countsAsExported = countsAsExported;
    this.stats = stats;
    this.clock = clock;
  }

  /** Does what there is to do; returns how much that was, 0 where the thread may rest. */
  int doWork() {
    int work = pressure.doWork() + drain(DRAIN_LIMIT);
    long now = clock.nanoTime();
    boolean pressed = pressure.isOn();
    for (AssembledTrace trace = assembler.pollDue(now, pressed);
        trace != null;
        trace = assembler.pollDue(now, pressed)) {
      finish(trace);
      work++;
    }
    for (TraceSink sink : sinks) {
      work += sink.doWork();
    }
    if (metrics != null) {
      work += metrics.doWork();
    }
    return work + anchors.doWork();
  }

  /** Takes all that is in the ring now through to the sinks, and through their batches. */
  void flush() {
    // Bounded by what is there now: producers may go on for ever.
    drain(SpanQueue.capacity());
    for (AssembledTrace trace = assembler.pollOldest();
        trace != null;
        trace = assembler.pollOldest()) {
      finish(trace);
    }
    for (TraceSink sink : sinks) {
      sink.flush();
    }
    if (metrics != null) {
      metrics.flush();
    }
  }

  /** Counts what is left when there is no time any more. */
  void abandon() {
    long left = 0;
    for (SpanRecord newest = ring.get(); newest != null; newest = ring.get()) {
      left += newest.count();
    }
    stats.addReceived(left);
    stats.addDropped(DropReason.SHUTDOWN, left + assembler.heldRecords());
    for (TraceSink sink : sinks) {
      sink.flush();
    }
    if (metrics != null) {
      metrics.close();
    }
  }

  private int drain(int limit) {
    long now = clock.nanoTime();
    int lists = 0;
    while (lists < limit) {
      SpanRecord newest = ring.get();
      if (newest == null) {
        break;
      }
      int records = newest.count();
      stats.addReceived(records);
      try {
        assembler.add(newest, now);
      } catch (OutOfMemoryError full) {
        stats.addDropped(DropReason.MEMORY_PRESSURE, records);
      }
      lists++;
    }
    return lists;
  }

  private void finish(AssembledTrace trace) {
    List<RenderedSpan> spans;
    try {
      spans = decide(trace);
    } catch (OutOfMemoryError full) {
      // Nothing of it was counted yet.
      stats.addDropped(DropReason.MEMORY_PRESSURE, trace.records().size());
      return;
    }
    if (spans.isEmpty()) {
      return;
    }
    for (TraceSink sink : sinks) {
      sink.accept(spans);
    }
    if (countsAsExported) {
      stats.addExported(spans.size());
    }
  }

  /** Measures it; returns what is left of it to export. */
  private List<RenderedSpan> decide(AssembledTrace trace) {
    DropReason reason = dropped(trace);
    if (metrics != null) {
      metrics.measure(trace, reason == null);
    }
    if (reason != null) {
      stats.addDropped(reason, trace.records().size());
      return List.of();
    }
    return renderer.render(trace);
  }

  /** Why it is not exported; null where it is. */
  private @Nullable DropReason dropped(AssembledTrace trace) {
    boolean kept = rule.keep(trace);
    if (sinks.isEmpty()) {
      return DropReason.NO_EXPORTER;
    }
    if (!kept) {
      return DropReason.NOT_KEPT;
    }
    return pressure.isOn() && !trace.isAnomalous() ? DropReason.MEMORY_PRESSURE : null;
  }
}
