package io.hindcast.smoke.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SlopeTest {
  @Test
  void line_hasItsSlope() {
    assertThat(Slope.of(samples(10, 0.5), MemorySample::heap)).isEqualTo(0.5, within(1e-9));
    assertThat(Slope.of(samples(11, 0), MemorySample::heap)).isZero();
  }

  @Test
  void oddSamples_moveNothing() {
    List<MemorySample> samples = samples(30, 0.5);
    samples.set(3, new MemorySample(3, 1_000, 0));
    samples.set(20, new MemorySample(20, -1_000, 0));

    assertThat(Slope.of(samples, MemorySample::heap)).isEqualTo(0.5, within(1e-9));
  }

  @Test
  void whatIsNotKnown_hasNone() {
    assertThat(Slope.of(samples(5, 1), MemorySample::resident)).isNaN();
  }

  private static List<MemorySample> samples(int count, double slope) {
    List<MemorySample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      samples.add(new MemorySample(i, 100 + slope * i, Double.NaN));
    }
    return samples;
  }
}
