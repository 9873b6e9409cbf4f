package io.hindcast.bootstrap.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
  /** The specification's table, with the precision that it recommends. */
  @ParameterizedTest
  @CsvSource({
    "1, 00000000000000",
    "2, 80000000000000",
    "3, aaab0000000000",
    "4, c0000000000000",
    "5, cccd0000000000",
    "8, e0000000000000",
    "10, e6660000000000",
    "16, f0000000000000",
    "100, fd70a000000000",
    "1000, ffbe7700000000",
    "10000, fff97240000000",
    "100000, ffff583a000000",
    "1000000, ffffef39000000",
  })
  void of_oneIn_isWhatTheSpecificationSays(int n, String digits) {
    assertThat(Threshold.exact(Threshold.of(1.0 / n))).isEqualTo(Long.parseLong(digits, 16));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, -1, Double.NaN, Double.NEGATIVE_INFINITY})
  void of_nothing_isNever(double probability) {
    int threshold = Threshold.of(probability);

    assertThat(threshold).isEqualTo(Threshold.NEVER);
    assertThat(Threshold.keeps(threshold, Threshold.RANGE - 1)).isFalse();
    assertThat(Threshold.probability(Threshold.exact(threshold))).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, Double.POSITIVE_INFINITY, 0.9999999})
  void of_oneOrMore_isAlways(double probability) {
    int threshold = Threshold.of(probability);

    assertThat(threshold).isZero();
    assertThat(Threshold.keeps(threshold, 0)).isTrue();
    assertThat(Threshold.probability(Threshold.exact(threshold))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, 1e-300, 1e-17, 0x1p-33, 0x1p-32})
  void of_verySmall_isStillAProbability(double probability) {
    int threshold = Threshold.of(probability);

    assertThat(threshold).isNotEqualTo(Threshold.NEVER);
    assertThat(Threshold.keeps(threshold, Threshold.RANGE - 1)).isTrue();
    assertThat(Threshold.probability(Threshold.exact(threshold))).isEqualTo(0x1p-31);
  }

  @Test
  void of_anyProbability_isNearIt() {
    long seed = 5;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100_000; i++) {
      // Down to one in a million, each order of magnitude as often as the next.
      double probability = Math.pow(10, -6 * random.nextDouble());
      double told = Threshold.probability(Threshold.exact(Threshold.of(probability)));

      assertThat(told / probability)
          .as("seed %d: %s", seed, probability)
          .isCloseTo(1, within(1e-3));
    }
  }

  @Test
  void keeps_whereRIsNotBelowT() {
    int threshold = 0xc000_0000;

    assertThat(Threshold.keeps(threshold, 0xc0_0000_0000_0000L)).isTrue();
    assertThat(Threshold.keeps(threshold, 0xbf_ffff_ffff_ffffL)).isFalse();
    assertThat(Threshold.keeps(threshold, Threshold.RANGE - 1)).isTrue();
    assertThat(Threshold.keeps(threshold, 0)).isFalse();
  }

  @Test
  void keeps_isTheComparisonOfAllBits() {
    long seed = 6;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100_000; i++) {
      int threshold = random.nextInt();
      // Also right beside it, where rounding would show.
      long randomness =
          i % 2 == 0
              ? random.nextLong(Threshold.RANGE)
              : Math.floorMod(Threshold.exact(threshold) - random.nextInt(2), Threshold.RANGE);

      assertThat(Threshold.keeps(threshold, randomness))
          .as("seed %d: T=%x R=%x", seed, threshold, randomness)
          .isEqualTo(randomness >= Threshold.exact(threshold));
    }
  }
}
