package io.hindcast.smoke.overhead;

import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.LoadOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a request costs a warm application, with all arms alive at once: each is driven for some
 * seconds in turn, while the others rest. What the machine does in a minute, such as getting slower
 * by a fifth, so meets all of them in the same round; between lives of three minutes it does not.
 */
final class Steady implements Measurement {
  /** Long enough for some thousand requests, short enough for a round to see one machine. */
  private static final Duration STEP = Duration.ofSeconds(5);

  /** What an agent still has to send of a step is its cost of that step. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private final Ground ground;
  private final Settings settings;
  private final Map<Arm, Application> alive = new EnumMap<>(Arm.class);

  Steady(Ground ground, Settings settings) {
    this.ground = ground;
    this.settings = settings;
  }

  @Override
  public void prepare(Arm arm) throws IOException, InterruptedException {
    // It ends with the ground.
    Application application = Application.start(ground, arm, Artefacts.file("overhead.medium.jar"));
    var unused = application.awaitFirstAnswer();
    var unusedAnswers = WarmUp.run(application, "/items/", settings);
    alive.put(arm, application);
  }

  @Override
  public void measure(Arm arm, Recorder rows) throws IOException, InterruptedException {
    Application application = alive.get(arm);
    if (application == null) {
      throw new IllegalStateException("was not prepared: arm=" + arm);
    }
    double before = application.cpuSeconds();
    LoadOutcome outcome = Load.atRate(application.port(), "/items/", settings.rate(), STEP);
    rows.add(Requests.SUBJECT, Figure.REQUEST_CPU, micros(application, before, outcome));
    rows.add(Requests.SUBJECT, Figure.P50, outcome.milliseconds(50));
    rows.add(Requests.SUBJECT, Figure.P99, outcome.milliseconds(99));
    rows.add(Requests.SUBJECT, Figure.P999, outcome.milliseconds(99.9));
    before = application.cpuSeconds();
    outcome = Load.saturating(application.port(), "/items/", STEP);
    rows.add(Requests.SUBJECT, Figure.SATURATED_CPU, micros(application, before, outcome));
    rows.add(Requests.SUBJECT, Figure.SATURATED_THROUGHPUT, outcome.answered() / outcome.seconds());
  }

  private static double micros(Application application, double before, LoadOutcome outcome)
      throws InterruptedException {
    // A span of time is measured: there is nothing to wait for, an agent tells nobody when it
    // rests.
    Thread.sleep(SETTLING.toMillis());
    return (application.cpuSeconds() - before) * 1e6 / outcome.answered();
  }
}
