package io.hindcast.exporter.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.exporter.sampling.SamplingSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two million requests of a service that is well, has a burst, fails as a whole and recovers: what
 * is left of them. The table is printed.
 */
final class SamplingSimulationTest {
  private static final long SEED = Long.getLong("simulation.seed", 20_261_121);
  private static final double HEAD_RATIO = 0.01;
  private static final int BASELINE_RATE = 10;
  private static final int EVIDENCE_RATE = 50;

  /** What is on by default. */
  private static final SamplingSettings SETTINGS =
      new SamplingSettings(
          SamplingSettings.Mode.HINDSIGHT,
          Double.NaN,
          true,
          BASELINE_RATE,
          1_000,
          1_000_000,
          Duration.ofSeconds(1),
          true,
          true,
          20,
          Duration.ofMillis(500),
          EVIDENCE_RATE,
          1,
          null,
          16 << 20,
          10_000);

  private static final SamplingPolicy BEFORE = SamplingPolicy.current();
  private static final Workload WORKLOAD = new Workload(SEED);
  private static final List<SimulatedRoute> ROUTES = WORKLOAD.routes();

  private static Contestant head;
  private static Contestant tail;
  private static Contestant hindsight;

  @BeforeAll
  static void play() {
    long now = 0;
    head = new HeadSampling(HEAD_RATIO, score());
    tail = new UnboundedTail(score());
    hindsight = new Hindsight(SETTINGS, score(), now);
    List<Contestant> all = List.of(head, tail, hindsight);
    for (Phase phase : Phase.values()) {
      for (int step = 0; step < phase.seconds() * Workload.STEPS_A_SECOND; step++) {
        List<SimulatedRequest> requests = WORKLOAD.step(phase, now);
        now += Workload.STEP_NANOS;
        for (Contestant one : all) {
          one.decide(requests, now);
        }
      }
    }
    for (Contestant one : all) {
      one.end();
    }
    print(all);
  }

  @AfterAll
  static void putBack() {
    SamplingPolicy.use(BEFORE);
  }

  private static Score score() {
    int seconds = 0;
    for (Phase phase : Phase.values()) {
      seconds += phase.seconds();
    }
    return new Score(ROUTES, seconds);
  }

  /** The seconds of a phase but for some at its beginning. */
  private static double keptASecond(Contestant one, Phase wanted, int without) {
    int from = 0;
    for (Phase phase : Phase.values()) {
      if (phase == wanted) {
        return one.score().keptASecond(from + without, from + phase.seconds());
      }
      from += phase.seconds();
    }
    throw new IllegalArgumentException("no phase " + wanted);
  }

  @Test
  void failuresSlowRequestsAndRepeatedStatements_areAllKept() {
    for (Anomaly anomaly : List.of(Anomaly.ERROR, Anomaly.SLOW, Anomaly.N_PLUS_ONE)) {
      assertThat(hindsight.score().all(anomaly)).as(anomaly.text()).isGreaterThan(100);
      assertThat(hindsight.score().captured(anomaly)).as(anomaly.text()).isEqualTo(1);
    }
  }

  @Test
  void requestsThatAreSlowForTheirRoute_areKept() {
    // A quiet route has no normal yet.
    assertThat(hindsight.score().captured(Anomaly.SLOW_ROUTE)).isGreaterThan(0.99);
  }

  @Test
  void pathsThatWereNeverSeen_areKept() {
    assertThat(hindsight.score().all(Anomaly.RARE)).isGreaterThan(10);
    assertThat(hindsight.score().captured(Anomaly.RARE)).isGreaterThan(0.9);
  }

  @Test
  void cascade_showsEachClassOfFailureInEachSecond() {
    assertThat(hindsight.score().failuresShown()).isEqualTo(1);
  }

  @Test
  void cascade_keepsToItsBudget() {
    // Of the classes each may have one, whatever the budget.
    int most = Math.max(EVIDENCE_RATE, ROUTES.size());
    assertThat(keptASecond(hindsight, Phase.CASCADE, 0))
        .isBetween((double) EVIDENCE_RATE, most + 1.5 * BASELINE_RATE);
  }

  @Test
  void ordinaryTimes_keepTheBaselineAndLittleMore() {
    keepsTheBaselineAndLittleMore(Phase.NORMAL, 60);
  }

  private static void keepsTheBaselineAndLittleMore(Phase phase, int without) {
    double anomalies = keptASecond(tail, phase, without);
    assertThat(keptASecond(hindsight, phase, without))
        .isBetween(0.7 * BASELINE_RATE, 1.3 * BASELINE_RATE + 1.2 * anomalies);
  }

  @Test
  void burst_isBounded() {
    keepsTheBaselineAndLittleMore(Phase.BURST, 0);
    assertThat(hindsight.score().mostKeptInASecond()).isLessThan(EVIDENCE_RATE + 200);
  }

  @Test
  void counts_areRight_ofAllRequestsAndOfEachRoute() {
    assertThat(hindsight.score().deviation()).isCloseTo(0, within(4.5));
    for (SimulatedRoute route : ROUTES) {
      assertThat(hindsight.score().deviation(route)).as(route.template()).isCloseTo(0, within(5.0));
    }
    assertThat(hindsight.score().routesShown()).isEqualTo(ROUTES.size());
  }

  @Test
  void whatWaits_isBounded() {
    // Traces of six records, and what has to make room is given out at once.
    assertThat(hindsight.mostWaitingRecords()).isLessThan(10 * EVIDENCE_RATE);
  }

  @Test
  void theOthers_areWhatTheyAreKnownFor() {
    assertThat(tail.score().captured(Anomaly.RARE)).isEqualTo(1);
    assertThat(tail.score().failuresShown()).isEqualTo(1);
    assertThat(head.score().captured(Anomaly.ERROR)).isLessThan(0.05);
    assertThat(head.score().deviation()).isCloseTo(0, within(4.5));
    assertThat(head.score().kept()).isGreaterThan(hindsight.score().kept() / 10);
  }

  private static void print(List<Contestant> all) {
    Score any = all.get(0).score();
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%n%,d requests of %d routes in 20 minutes, seed %d%n%n",
            any.requests(),
            ROUTES.size(),
            SEED));
    row(table, "", all, Contestant::name);
    row(table, "traces kept", all, one -> String.format(Locale.ROOT, "%,d", one.score().kept()));
    for (Phase phase : List.of(Phase.NORMAL, Phase.BURST, Phase.CASCADE)) {
      String name = phase.name().toLowerCase(Locale.ROOT);
      row(
          table,
          "  a second, " + name,
          all,
          one -> String.format(Locale.ROOT, "%.1f", keptASecond(one, phase, 0)));
    }
    for (Anomaly anomaly : Anomaly.values()) {
      if (anomaly != Anomaly.NONE) {
        row(
            table,
            String.format(Locale.ROOT, "%s, of %,d", anomaly.text(), any.all(anomaly)),
            all,
            one -> percent(one.score().captured(anomaly)));
      }
    }
    row(table, "cascade: classes shown a second", all, one -> percent(one.score().failuresShown()));
    row(
        table,
        "count of requests, wrong by",
        all,
        one -> one.score().routesShown() == 0 ? "unknown" : percent(one.score().error()));
    row(
        table,
        "  in standard deviations",
        all,
        one ->
            one.score().routesShown() == 0
                ? ""
                : String.format(Locale.ROOT, "%.1f", one.score().deviation()));
    row(
        table,
        "routes in the unbiased sample",
        all,
        one -> one.score().routesShown() + " of " + ROUTES.size());
    row(
        table,
        "records that wait, at most",
        all,
        one -> String.format(Locale.ROOT, "%,d", one.mostWaitingRecords()));
    row(
        table,
        "CPU a trace decided",
        all,
        one ->
            Double.isNaN(one.cpuNanosATrace())
                ? ""
                : String.format(Locale.ROOT, "%.0f ns", one.cpuNanosATrace()));
    System.out.println(table);
  }

  private static void row(
      StringBuilder table, String name, List<Contestant> all, Function<Contestant, String> cell) {
    table.append(String.format(Locale.ROOT, "%-34s", name));
    for (Contestant one : all) {
      table.append(String.format(Locale.ROOT, "%17s", cell.apply(one)));
    }
    table.append(System.lineSeparator());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
