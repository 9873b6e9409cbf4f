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

    // 85 in the first step, 50 in the others.
    assertThat(traffic.arrived[1]).isGreaterThan(98_000);
    assertThat(traffic.kept[1]).isBetween(100L, 180L);

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
    assertThat(sum(traffic.kept)).isBetween(100L, 200L);
  }

  /** The first window has the budget of one that may come at once, the others have the budget. */
  @ParameterizedTest
  @CsvSource({"10, 200", "10, 2_000", "10, 20_000", "1, 2_000", "100, 2_000"})
  void coldBurst_meetsTheBudget(double budget, double rate) {
    Traffic traffic = new Traffic(21, budget);

    meetsTheBudget(traffic, budget, rate);
  }

  @Test
  void coldBurst_afterSilence_meetsTheBudget() {
    Traffic traffic = new Traffic(22, 10);
    traffic.run(60, 0.1);

    meetsTheBudget(traffic, 10, 2_000);
  }

  @Test
  void coldBurst_ofManyRoutes_meetsTheBudget() {
    double[] alike = new double[500];
    Arrays.fill(alike, 40);
    meetsTheBudget(new Traffic(23, 10), 10, alike);
    meetsTheBudget(new Traffic(24, 10), 10, 0.2, 1, 5, 20, 100, 500, 1_000, 3_000);
  }

  @ParameterizedTest
  @CsvSource({"1", "12", "100", "1_000"})
  void stepUp_meetsTheBudget(double before) {
    Traffic traffic = new Traffic(25, 10);
    traffic.run(60, before, 1);

    meetsTheBudget(traffic, 10, 3_000, 1);
  }

  /** What is known of the route is right again within a window. */
  @Test
  void stepDown_meetsTheBudget() {
    Traffic traffic = new Traffic(26, 10);
    traffic.run(60, 3_000);

    assertThat(window(traffic, 10, 100)).isBetween(0.2, 1.0);
    for (int i = 1; i < 10; i++) {
      assertThat(window(traffic, 10, 100)).as("window %d", i).isBetween(0.8, 1.2);
    }
  }

  /** Lasting patterns that no average over seconds tells from steps. */
  @ParameterizedTest
  @CsvSource({"0.1, 1", "0.1, 2", "0.1, 3", "0.1, 5", "0.1, 7", "0.1, 10", "1, 2", "2, 4"})
  void trafficThatComesAndGoes_neverLastinglyExceedsTheBudget(double on, double every) {
    Traffic traffic = new Traffic(27, 10);
    comeAndGo(traffic, on, every, 60);
    double before = traffic.expected;

    comeAndGo(traffic, on, every, 60);

    double used = (traffic.expected - before) / 600;

    assertThat(used).isBetween(0.5, 1.2);
  }

  private static void comeAndGo(Traffic traffic, double on, double every, int seconds) {
    for (int i = 0; i < Math.round(seconds / every); i++) {
      traffic.run(on, 5_000);
      traffic.run(every - on, 0);
    }
  }

  private static void meetsTheBudget(Traffic traffic, double budget, double... rates) {
    assertThat(window(traffic, budget, rates)).as("first window").isBetween(0.8, 4.0);
    for (int i = 1; i < 12; i++) {
      assertThat(window(traffic, budget, rates)).as("window %d", i).isBetween(0.8, 1.2);
    }
  }

  /** How much of the budget of a window was to be expected to be used. */
  private static double window(Traffic traffic, double budget, double... rates) {
    double before = traffic.expected;
    traffic.run(AdaptiveBaseline.WINDOW, rates);
    return (traffic.expected - before) / (budget * AdaptiveBaseline.WINDOW);
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
