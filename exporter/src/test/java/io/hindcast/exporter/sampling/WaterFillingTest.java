package io.hindcast.exporter.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaterFillingTest {
  @Test
  void enoughForAll_hasNoLevel() {
    assertThat(WaterFilling.level(new double[] {1, 2, 3}, 6)).isInfinite();
    assertThat(WaterFilling.level(new double[] {0, 0}, 1)).isInfinite();
    assertThat(WaterFilling.level(new double[] {5}, 7)).isInfinite();
  }

  @Test
  void theModest_getAllOfIt_theOthersAsMuchAsEachOther() {
    assertThat(WaterFilling.level(new double[] {1, 2, 30, 40}, 13)).isEqualTo(5);
    assertThat(WaterFilling.level(new double[] {100, 100}, 10)).isEqualTo(5);
    assertThat(WaterFilling.level(new double[] {0, 0, 0, 100}, 10)).isEqualTo(10);
    assertThat(WaterFilling.level(new double[] {3, 4, 100}, 10)).isEqualTo(3.5);
  }

  @Test
  void anyWants_sumUpToTheBudget() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 10_000; round++) {
      double[] wanted = new double[1 + random.nextInt(40)];
      double all = 0;
      for (int i = 0; i < wanted.length; i++) {
        // Over six orders of magnitude, and some want nothing.
        wanted[i] = random.nextInt(5) == 0 ? 0 : Math.pow(10, 6 * random.nextDouble() - 2);
        all += wanted[i];
      }
      double budget = Math.pow(10, 6 * random.nextDouble() - 3);

      double level = WaterFilling.level(wanted, budget);

      double given = 0;
      for (double each : wanted) {
        given += Math.min(each, level);
      }
      assertThat(given)
          .as("seed %d, round %d", seed, round)
          .isCloseTo(Math.min(all, budget), within(1e-9 * (all + budget)));
    }
  }
}
