package io.hindcast.exporter;

import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.exporter.evidence.HindsightSampler;
import io.hindcast.exporter.sampling.Baseline;
import io.hindcast.exporter.sampling.SamplingSettings;
import io.hindcast.exporter.sampling.SamplingSettings.Mode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what changes of sampling while the application runs. Owned by the exporter's thread.
 */
final class SamplingChanges {
  private final Supplier<SamplingSettings> live;
  private final Baseline baseline;
  private final @Nullable HindsightSampler hindsight;
  private SamplingSettings inEffect;

  /**
   * Nothing has changed yet.
   *
   * @param live the same object until an option changes
   * @param inEffect what the others were made with
   * @param hindsight null where traces are decided when they begin
   */
  SamplingChanges(
      Supplier<SamplingSettings> live,
      SamplingSettings inEffect,
      Baseline baseline,
      @Nullable HindsightSampler hindsight) {
    this.live = live;
    this.inEffect = inEffect;
    this.baseline = baseline;
    this.hindsight = hindsight;
    recordWaits(inEffect);
  }

  /** Looks for other settings, and has the baseline follow the load; returns how much changed. */
  // A record compares with method handles, some 20 ms for the first; and it is the same object.
  @SuppressWarnings("ReferenceEquality")
  int doWork(long now) {
    int work = 0;
    SamplingSettings wanted = live.get();
    if (wanted != inEffect) {
      inEffect = wanted;
      baseline.use(wanted, now);
      if (hindsight != null) {
        hindsight.use(wanted);
      }
      recordWaits(wanted);
      work++;
    }
    return work + baseline.doWork(now);
  }

  /** What is to be evidence has to be recorded, however short it is. */
  private static void recordWaits(SamplingSettings settings) {
    long threshold = settings.waitThreshold().toNanos();
    boolean none = threshold == 0 || settings.mode() == Mode.HEAD;
    long evidence = none ? Long.MAX_VALUE : threshold;
    QueueWaits.spansFrom(Math.min(evidence, QueueWaits.DEFAULT_SPAN_NANOS));
    DbWaitRecord.evidenceFrom(evidence);
  }
}
