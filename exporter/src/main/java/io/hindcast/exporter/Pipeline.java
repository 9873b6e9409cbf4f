package io.hindcast.exporter;

import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.evidence.DecidedTrace;
import io.hindcast.exporter.evidence.Sampler;
import io.hindcast.exporter.memory.MemoryPressure;
import io.hindcast.exporter.render.TraceRenderer;
import io.hindcast.exporter.retention.LateTraces;
import io.hindcast.exporter.sampling.Thinned;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Clock;
import io.hindcast.exporter.trace.Cuts;
import io.hindcast.exporter.trace.EpochAnchors;
import io.hindcast.exporter.trace.Kept;
import io.hindcast.exporter.trace.TraceAssembler;
import java.util.List;
import java.util.function.Consumer;
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
  private final SamplingStage sampling;
  private final Sampler sampler;
  private final TraceRenderer renderer;
  private final @Nullable MetricsStage metrics;
  private final Consumer<SpanRecord> measuring;
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
   * @param sampling decides what is exported
   * @param pressure on the heap; while it lasts traces that tell of a failure are kept, and of the
   *     others few
   * @param countsAsExported whether nobody behind the sinks counts what becomes of the spans
   */
  Pipeline(
      Supplier<@Nullable SpanRecord> ring,
      SamplingStage sampling,
      TraceRenderer renderer,
      @Nullable MetricsStage metrics,
      List<TraceSink> sinks,
      MemoryPressure pressure,
      boolean countsAsExported,
      ExporterStats stats,
      Clock clock) {
    this.ring = ring;
    this.anchors = new EpochAnchors(clock);
    this.assembler = new TraceAssembler(anchors, sampling.maxSpans(), new Losses());
    this.sampling = sampling;
    this.sampler = sampling.sampler();
    this.renderer = renderer;
    this.metrics = metrics;
    this.measuring = this::measure;
    this.sinks = List.copyOf(sinks);
    this.pressure = pressure;
    this.countsAsExported = countsAsExported;
    this.stats = stats;
    this.clock = clock;
  }

  /** Does what there is to do; returns how much that was, 0 where the thread may rest. */
  int doWork() {
    long now = clock.nanoTime();
    SamplingChanges changes = sampling.changes();
    int work = changes == null ? 0 : changes.doWork(now);
    work += pressure.doWork() + drain(DRAIN_LIMIT);
    boolean pressed = pressure.isOn();
    for (AssembledTrace trace = assembler.pollDue(now, pressed);
        trace != null;
        trace = assembler.pollDue(now, pressed)) {
      decide(trace, now);
      work++;
    }
    work += finishDecided(now);
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
    flushTraces();
    if (metrics != null) {
      metrics.flush();
    }
  }

  /** As {@link #flush}, but for metrics, which are passed on more often from then on. */
  void hurry() {
    flushTraces();
    if (metrics != null) {
      metrics.hurry();
    }
  }

  private void flushTraces() {
    // Bounded by what is there now: producers may go on for ever.
    drain(SpanQueue.capacity());
    long now = clock.nanoTime();
    for (AssembledTrace trace = assembler.pollOldest();
        trace != null;
        trace = assembler.pollOldest()) {
      decide(trace, now);
    }
    sampler.decideAll();
    finishDecided(now);
    for (TraceSink sink : sinks) {
      sink.flush();
    }
  }

  /** Counts what is left when there is no time any more. */
  void abandon() {
    long left = 0;
    for (SpanRecord newest = ring.get(); newest != null; newest = ring.get()) {
      stats.addPolled(newest.count());
      SpanRecord spans = newest.takeMeasured(measuring);
      left += spans == null ? 0 : spans.count();
    }
    stats.addReceived(left);
    stats.addDropped(
        DropReason.SHUTDOWN, left + assembler.heldRecords() + sampler.waitingRecords());
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
      lists++;
      stats.addPolled(newest.count());
      SpanRecord spans = newest.takeMeasured(measuring);
      if (spans == null) {
        continue;
      }
      int records = spans.count();
      stats.addReceived(records);
      try {
        assembler.add(spans, now);
      } catch (OutOfMemoryError full) {
        stats.addDropped(DropReason.MEMORY_PRESSURE, records);
      }
    }
    return lists;
  }

  /** Of an operation that is no span of a trace. */
  private void measure(SpanRecord record) {
    try {
      if (metrics != null) {
        metrics.measure(record);
      }
    } catch (OutOfMemoryError full) {
      // One measurement less: the rest of its list must not be lost for it.
    }
  }

  /** What is cut off a trace is measured all the same, for metrics are of all operations. */
  private final class Losses implements Cuts {
    @Override
    public void leftOut(SpanRecord record) {
      measure(record);
      stats.addDropped(DropReason.TRACE_TOO_LARGE, 1);
    }

    @Override
    public void split() {
      stats.addTraceSplit();
    }
  }

  private void decide(AssembledTrace trace, long now) {
    Kept kept;
    try {
      kept = sampler.decide(trace, now);
    } catch (OutOfMemoryError full) {
      stats.addDropped(DropReason.MEMORY_PRESSURE, trace.records().size());
      return;
    }
    if (kept != null) {
      finish(trace, kept);
    }
    // What had to make room for it, so that this does not pile up.
    finishDecided(now);
  }

  private int finishDecided(long now) {
    int finished = 0;
    for (DecidedTrace one = sampler.pollDecided(now); one != null; one = sampler.pollDecided(now)) {
      finish(one.trace(), one.kept());
      finished++;
    }
    return finished;
  }

  private void finish(AssembledTrace trace, Kept decided) {
    boolean thins = pressure.isOn() && decided.isKept() && !decided.isEvidence();
    Kept kept = thins ? Thinned.of(trace, decided) : decided;
    DropReason reason = dropped(decided, kept);
    if (reason == null) {
      export(trace, kept);
      return;
    }
    try {
      measure(trace, false);
    } catch (OutOfMemoryError full) {
      reason = DropReason.MEMORY_PRESSURE;
    }
    stats.addDropped(reason, trace.records().size());
    LateTraces late = sampling.late();
    if (reason == DropReason.NOT_KEPT && late != null) {
      late.notKept(trace);
    }
  }

  private void export(AssembledTrace trace, Kept kept) {
    AssembledTrace whole = trace;
    List<RenderedSpan> spans;
    try {
      measure(trace, true);
      whole = whole(trace, kept);
      spans = renderer.render(whole, kept);
    } catch (OutOfMemoryError full) {
      // Nothing of it was counted yet.
      stats.addDropped(DropReason.MEMORY_PRESSURE, whole.records().size());
      return;
    }
    if (spans.isEmpty()) {
      return;
    }
    for (TraceSink sink : sinks) {
      sink.accept(spans, kept);
    }
    if (countsAsExported) {
      stats.addExported(spans.size());
    }
  }

  private void measure(AssembledTrace trace, boolean exported) {
    if (metrics != null) {
      metrics.measure(trace, exported);
    }
  }

  /** With what is there of it that was not kept. */
  private AssembledTrace whole(AssembledTrace part, Kept kept) {
    LateTraces late = sampling.late();
    // Of a trace in the baseline every part is kept: none is to be brought back.
    if (late == null || !kept.isWeightless()) {
      return part;
    }
    AssembledTrace whole = late.kept(part);
    // What comes back was measured, and counted as not kept: it is there once more.
    stats.addReturned(whole.records().size() - part.records().size());
    return whole;
  }

  /** Why it is not exported; null where it is. */
  private @Nullable DropReason dropped(Kept decided, Kept kept) {
    if (sinks.isEmpty()) {
      return DropReason.NO_EXPORTER;
    }
    if (!decided.isKept()) {
      return DropReason.NOT_KEPT;
    }
    return kept.isKept() ? null : DropReason.MEMORY_PRESSURE;
  }
}
