package io.hindcast.exporter;

import io.hindcast.exporter.sampling.SamplingSettings;
import io.hindcast.exporter.sampling.SamplingSettings.Mode;
import java.time.Duration;
import java.util.function.Supplier;

/** Settings of sampling for tests of something else. */
public final class TestSampling {
  private TestSampling() {}

  /** Every trace, but for what a caller has not sampled ({@code parentbased_always_on}). */
  public static Supplier<SamplingSettings> everything() {
    SamplingSettings settings = settings(Mode.HEAD, 1);
    return () -> settings;
  }

  /**
   * In hindsight, where of what happens in a trace failures are the only reason to keep it.
   *
   * @param ratio of the baseline; not a number: what the budget allows
   */
  public static SamplingSettings failuresAnd(double ratio) {
    return settings(Mode.HINDSIGHT, ratio);
  }

  private static SamplingSettings settings(Mode mode, double ratio) {
    return new SamplingSettings(
        mode,
        ratio,
        true,
        10,
        1_000,
        1_000_000,
        Duration.ZERO,
        false,
        false,
        0,
        Duration.ZERO,
        50,
        1,
        null,
        1 << 20,
        10_000);
  }
}
