package io.hindcast.smoke.faults;

import io.hindcast.smoke.faults.application.Items;
import io.hindcast.smoke.stage.LoadGenerator;
import io.hindcast.smoke.stage.LoadOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;

/** Plays one scenario, from the start of the application to its end. */
final class Run {
  /**
   * What a {@code kill -9} may take along: a decision is taken a quarter of a second after the
   * request's end, and evidence is on disk, or a batch on its way, a second after that. The rest is
   * for a busy machine.
   */
  static final Duration LAST_MOMENT = Duration.ofSeconds(2);

  /**
   * The same where traces are decided in hindsight: what failed in one second of the wall clock
   * competes until that second is over. So a quarter and a second until the decision, a second
   * until the copy, and only a quarter is for a busy machine.
   */
  static final Duration LAST_MOMENT_IN_HINDSIGHT = Duration.ofMillis(2_500);

  /** When within a second a kill costs most: the one before is decided, and not yet copied. */
  private static final long WORST_MILLIS = 800;

  /** How fast threads come that are kept, one for each request of the warm-up. */
  private static final int NEW_THREADS_PER_SECOND = 2_000;

  private final Scenario scenario;
  private final Length length;
  private final Surroundings surroundings;
  private final Requests requests = new Requests();
  private final BitSet lastMoment = new BitSet();

  private Run(Scenario scenario, Length length, Surroundings surroundings) {
    this.scenario = scenario;
    this.length = length;
    this.surroundings = surroundings;
  }

  static Played play(Scenario scenario, Length length) throws IOException, InterruptedException {
    try (Surroundings surroundings = Surroundings.open(scenario, length)) {
      return new Run(scenario, length, surroundings).play();
    }
  }

  private Played play() throws IOException, InterruptedException {
    scenario.before(surroundings);
    Application application = surroundings.start();
    warmUp(application);
    scenario.begin(surroundings);
    LoadOutcome measured = load(application, length.fault());
    if (scenario.isKilled()) {
      kill(application);
    }
    scenario.end(surroundings);
    double caughtUp = Double.NaN;
    double ended = Double.NaN;
    if (!scenario.isRestarted() && !scenario.endsAtOnce()) {
      caughtUp = awaitPromised();
    }
    if (!scenario.isKilled()) {
      ended = application.end();
    }
    AgentCounts counts = application.counts();
    if (scenario.isRestarted()) {
      scenario.beforeRestart(surroundings);
      Application again = surroundings.start();
      warmUp(again);
      caughtUp = awaitPromised();
      double endedAgain = again.end();
      ended = Double.isNaN(ended) ? ended : Math.max(ended, endedAgain);
      counts = counts.plus(again.counts());
    }
    BitSet answered = requests.answered();
    return new Played(
        requests.asked(),
        answered,
        measured.failed() == 0 ? "" : String.valueOf(measured.firstFailure()),
        Latency.of(measured),
        surroundings.tally().missing(answered),
        lastMoment,
        surroundings.tally().arrivedAgain(),
        surroundings.tally().strangers(),
        counts,
        caughtUp,
        ended);
  }

  private void kill(Application application) throws InterruptedException {
    Duration moment = scenario.setup().inHindsight() ? LAST_MOMENT_IN_HINDSIGHT : LAST_MOMENT;
    long early = WORST_MILLIS - moment.toMillis() - System.currentTimeMillis();
    var unusedBefore = load(application, Duration.ofMillis(Math.floorMod(early, 1_000L)));
    int first = requests.asked();
    var unused = load(application, moment);
    lastMoment.set(first, requests.asked());
    application.kill();
  }

  private void warmUp(Application application) throws InterruptedException {
    if (scenario.setup().keepsThreads()) {
      var unused =
          LoadGenerator.atRate(
              application.port(),
              requests,
              NEW_THREADS_PER_SECOND,
              Duration.ofSeconds(Items.KEPT / NEW_THREADS_PER_SECOND));
    }
    var unused = load(application, length.warmUp());
  }

  private LoadOutcome load(Application application, Duration duration) throws InterruptedException {
    double rate = length.rate() * scenario.setup().load();
    return LoadGenerator.atRate(application.port(), requests, rate, duration);
  }

  /** Returns how many seconds it took; NaN where it did not come, or there was nothing to come. */
  private double awaitPromised() throws InterruptedException {
    BitSet promised = scenario.promise().of(requests.answered());
    promised.andNot(lastMoment);
    if (promised.isEmpty()) {
      return Double.NaN;
    }
    long start = System.nanoTime();
    Tally tally = surroundings.tally();
    boolean there = tally.await(length.recovery(), () -> tally.missing(promised).isEmpty());
    return there ? (System.nanoTime() - start) / 1e9 : Double.NaN;
  }
}
