package io.hindcast.exporter;

import io.hindcast.exporter.evidence.HeadSampler;
import io.hindcast.exporter.evidence.HindsightSampler;
import io.hindcast.exporter.evidence.Sampler;
import io.hindcast.exporter.memory.MemoryHolder;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.retention.LateTraces;
import io.hindcast.exporter.retention.RetentionRing;
import io.hindcast.exporter.sampling.Baseline;
import io.hindcast.exporter.sampling.SamplingSettings;
import io.hindcast.exporter.sampling.SamplingSettings.Mode;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What decides which traces are exported. Owned by the exporter's thread.
 *
 * @param late where traces wait that were not kept; null where they are gone
 * @param changes null where nothing changes
 * @param maxSpans how many spans of one trace are kept
 */
record SamplingStage(
    Sampler sampler, @Nullable LateTraces late, @Nullable SamplingChanges changes, int maxSpans) {

  /**
   * As the settings want it.
   *
   * @param holders what holds memory is added to them
   */
  static SamplingStage of(
      Supplier<SamplingSettings> live,
      SamplingSettings settings,
      Baseline baseline,
      DbReadings readings,
      @Nullable MetricsStage metrics,
      List<MemoryHolder> holders,
      Log log) {
    RetentionRing ring = null;
    HindsightSampler hindsight = null;
    if (settings.mode() == Mode.HINDSIGHT) {
      ring = new RetentionRing(settings.retentionBytes(), log);
      hindsight =
          new HindsightSampler(
              settings, readings, metrics == null ? null : metrics.evidenceDropped());
      holders.add(hindsight);
    }
    if (metrics != null) {
      metrics.register(baseline, ring);
    }
    return new SamplingStage(
        hindsight == null ? new HeadSampler() : hindsight,
        ring == null ? null : new LateTraces(ring),
        new SamplingChanges(live, settings, baseline, hindsight),
        settings.maxSpans());
  }
}
