package io.hindcast.exporter.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.sampling.Threshold;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All of it by seeds: what passes once passes always. */
class AdaptiveBaselineTest {
  private static final int REQUESTS = 1_000_000;

  @Test
  void quietService_showsAllOfItsRequests() {
    Traffic traffic = new Traffic(1, 10);

    traffic.run(600, 1, 1, 0.5, 0.1);

    assertThat(sum(traffic.arrived)).isBetween(1_300L, 1_800L);
    assertThat(traffic.kept).isEqualTo(traffic.arrived);
  }

  @Test
  void busyService_keepsItsBudget_andItsQuietRoutesWhole() {
    Traffic traffic = new Traffic(2, 10);
    double[] rates = {2_000, 50, 0.2, 0.2, 0.2, 0.2, 0.2};
    traffic.run(60, rates);
    long[] arrived = traffic.arrived.clone();
    long[] kept = traffic.kept.clone();

    traffic.run(300, rates);

    assertThat(sum(traffic.kept) - sum(kept)).isBetween(2_700L, 3_300L);
    for (int quiet = 2; quiet < rates.length; quiet++) {
      assertThat(traffic.kept[quiet] - kept[quiet])
          .as("route %d", quiet)
          .isEqualTo(traffic.arrived[quiet] - arrived[quiet]);
    }
    // Nine a second are left, for one as for the other: 1,350 in the time.
    assertThat(traffic.kept[0] - kept[0]).isBetween(1_150L, 1_550L);
    assertThat(traffic.kept[1] - kept[1]).isBetween(1_150L, 1_550L);
  }

  /** Each of them is quiet when it is seen: a crawler, or somebody who tries out paths. */
  @Test
  void aThousandRoutesThatAreSeldomSeen_keepTheBudgetTogether() {
    Traffic traffic = new Traffic(3, 10);
    double[] rates = new double[1_000];
    Arrays.fill(rates, 0.1);
    traffic.run(120, rates);
    long kept = sum(traffic.kept);

    traffic.run(300, rates);

    assertThat(sum(traffic.kept) - kept).isBetween(2_400L, 3_600L);
  }

  @Test
  void burst_isBounded_andForgotten() {
    Traffic traffic = new Traffic(4, 10);
    traffic.run(60, 1);

    traffic.run(5, 1, 20_000);

    // 183 in the first step, 250 in the others.
    assertThat(traffic.arrived[1]).isGreaterThan(98_000);
    assertThat(traffic.kept[1]).isBetween(250L, 600L);

    traffic.run(60, 1, 0.5);
    long[] arrived = traffic.arrived.clone();
    long[] kept = traffic.kept.clone();
    traffic.run(60, 1, 0.5);
    assertThat(sum(traffic.kept) - sum(kept))
        .as("whole again")
        .isEqualTo(sum(traffic.arrived) - sum(arrived));
  }

  @Test
  void burstOfManyRoutes_isBoundedAsThatOfOne() {
    Traffic traffic = new Traffic(5, 10);
    double[] rates = new double[500];
    Arrays.fill(rates, 40);

    traffic.run(5, rates);

    assertThat(sum(traffic.arrived)).isGreaterThan(98_000);
    // Of some routes none comes in the first step: those are whole for one more.
    assertThat(sum(traffic.kept)).isBetween(250L, 700L);
  }

  /**
   * The steering looks at what arrives while routes come, go and burst: no weight may know of R.
   */
  @ParameterizedTest
  @CsvSource({"1, 11", "10, 12", "10, 13", "100, 14"})
  void weights_sumUpToWhatArrived(double budget, long seed) {
    Traffic traffic = new Traffic(seed, budget);
    double[] calm = {0.2, 1, 5, 20, 100, 500, 1_000, 3_000};
    double[] storm = {0.2, 1, 5, 2_000, 100, 0, 1_000, 9_000};
    while (sum(traffic.arrived) < REQUESTS) {
      traffic.run(20, calm);
      traffic.run(4, storm);
    }

    double weighed = 0;
    double variance = 0;
    for (int route = 0; route < calm.length; route++) {
      assertWithin(
          traffic.weighed[route], (double) traffic.arrived[route], traffic.variance[route]);
      weighed += traffic.weighed[route];
      variance += traffic.variance[route];
    }
    assertWithin(weighed, (double) sum(traffic.arrived), variance);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.5, 0.1, 0.01, 0.001})
  void weights_ofAFixedRatio_sumUpToWhatArrived(double ratio) {
    SplittableRandom random = new SplittableRandom(15);
    int threshold = Threshold.of(ratio);
    double probability = Threshold.probability(Threshold.exact(threshold));
    int kept = 0;
    for (int i = 0; i < REQUESTS; i++) {
      kept += Threshold.keeps(threshold, random.nextLong(Threshold.RANGE)) ? 1 : 0;
    }

    assertWithin(kept / probability, REQUESTS, REQUESTS * (1 - probability) / probability);
  }

  @Test
  void otherBudget_takesEffectAtOnce_forRoutesThatAreKnown() {
    Traffic traffic = new Traffic(16, 10);
    traffic.run(60, 1_000);
    long kept = traffic.kept[0];

    traffic.budget(100);
    traffic.run(10, 1_000);

    assertThat(traffic.kept[0] - kept).isBetween(850L, 1_150L);
  }

  /** Within four and a half standard deviations. */
  private static void assertWithin(double weighed, double arrived, double variance) {
    double deviation = 4.5 * Math.sqrt(variance) + 1e-9 * arrived;
    assertThat(weighed).isBetween(arrived - deviation, arrived + deviation);
  }

  private static long sum(long[] counts) {
    return Arrays.stream(counts).sum();
  }
}
