package io.hindcast.smoke.overhead;

import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.LoadOutcome;
import java.io.IOException;

/** How memory grows with the rate of spans. */
final class Memory implements Measurement {
  private static final int[] SPANS_PER_SECOND = {1_000, 10_000, 50_000};
  private static final int QUERIES = 100;

  private final Ground ground;
  private final Settings settings;

  Memory(Ground ground, Settings settings) {
    this.ground = ground;
    this.settings = settings;
  }

  @Override
  public void measure(Arm arm, Recorder rows) throws IOException, InterruptedException {
    for (int spans : SPANS_PER_SECOND) {
      // A life each: what a process once had resident it seldom gives back.
      try (Application application =
          Application.start(ground, arm, Artefacts.file("overhead.medium.jar"))) {
        var unused = application.awaitFirstAnswer();
        LoadOutcome outcome =
            Load.atRate(
                application.port(),
                "/queries/" + QUERIES,
                (double) spans / QUERIES,
                settings.growthStep().multipliedBy(2));
        rows.add(
            Integer.toString(spans),
            Figure.SPANS_PER_SECOND,
            outcome.answered() * QUERIES / outcome.seconds());
        rows.add(Integer.toString(spans), Figure.RSS, application.residentMegabytes());
        rows.add(Integer.toString(spans), Figure.HEAP, application.afterGc().heap());
      }
    }
  }
}
