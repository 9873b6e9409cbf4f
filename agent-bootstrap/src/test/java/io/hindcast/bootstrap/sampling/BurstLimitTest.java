package io.hindcast.bootstrap.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BurstLimitTest {
  @Test
  void next_keepsTheFirstOnesAndThenFewerAndFewer() {
    BurstLimit burst = new BurstLimit(16);

    assertThat(probabilities(burst, 16)).containsOnly(1);
    assertThat(probabilities(burst, 2)).containsOnly(0.5);
    assertThat(probabilities(burst, 4)).containsOnly(0.25);
    assertThat(probabilities(burst, 8)).containsOnly(0.125);
    assertThat(probabilities(burst, 16)).containsOnly(0.0625);
  }

  @ParameterizedTest
  @CsvSource({"1, 1024, 6", "48, 810, 69", "48, 49194, 87", "10, 10, 10"})
  void sumOfProbabilities_growsByASixteenthOfTheLimitADoubling(int limit, int traces, double kept) {
    assertThat(sum(probabilities(new BurstLimit(limit), traces))).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 64})
  void take_isTheSumOfProbabilities(int limit) {
    BurstLimit burst = new BurstLimit(limit);
    for (int traces = 0; traces < 1_000; traces++) {
      double sum = sum(probabilities(burst, traces));

      assertThat(burst.take()).as("%d traces", traces).isEqualTo(sum);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0.3", "10, 0.03", "64, 0.5", "64, 1"})
  void expected_isTheSumOfWhatIsNoMoreThanTheTableSays(int limit, double most) {
    BurstLimit burst = new BurstLimit(limit);
    double sum = 0;
    for (int before = 0; before < 5_000; before++) {
      assertThat(burst.expected(before, most)).isCloseTo(sum, within(1e-9 * sum));
      double probability = Threshold.probability(Threshold.exact(burst.threshold(before)));
      sum += Math.min(most, probability);
    }
  }

  @Test
  void countThatHasRunOver_isTheMostThereCanBe() {
    BurstLimit burst = new BurstLimit(1);

    assertThat(burst.threshold(-1)).isEqualTo(Integer.MIN_VALUE >> 30);
    assertThat(burst.threshold(Integer.MAX_VALUE)).isEqualTo(Integer.MIN_VALUE >> 30);
    assertThat(burst.expected(-1, 1)).isEqualTo(burst.expected(Integer.MAX_VALUE, 1));
  }

  @Test
  void take_beginsAnew() {
    BurstLimit burst = new BurstLimit(1);
    probabilities(burst, 100);
    burst.take();

    assertThat(probabilities(burst, 2)).containsExactly(1, 0.5);
    assertThat(burst.take()).isEqualTo(1.5);
    assertThat(burst.take()).isZero();
  }

  @Test
  void next_withoutEnd_isNeverNever() {
    BurstLimit burst = new BurstLimit(1);
    int last = 0;
    for (int i = 0; i < 5_000_000; i++) {
      last = burst.next();
    }

    assertThat(last).isEqualTo(Integer.MIN_VALUE >> 22);
  }

  @Test
  void noLimit_isRefused() {
    assertThatThrownBy(() -> new BurstLimit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit=0");
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double[] probabilities(BurstLimit burst, int traces) {
    double[] probabilities = new double[traces];
    for (int i = 0; i < traces; i++) {
      probabilities[i] = Threshold.probability(Threshold.exact(burst.next()));
    }
    return probabilities;
  }
}
