package io.hindcast.smoke.overhead;

import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.LoadOutcome;
import java.io.IOException;

/** How the cost of a request grows with its spans. */
final class Spans implements Measurement {
  private static final int[] QUERIES = {1, 10, 100, 1000};

  private final Ground ground;
  private final Settings settings;

  Spans(Ground ground, Settings settings) {
    this.ground = ground;
    this.settings = settings;
  }

  @Override
  public void measure(Arm arm, Recorder rows) throws IOException, InterruptedException {
    try (Application application =
        Application.start(ground, arm, Artefacts.file("overhead.medium.jar"))) {
      application.awaitFirstAnswer();
      WarmUp.run(application, "/queries/100", settings.withRate(50));
      for (int queries : QUERIES) {
        double before = application.cpuSeconds();
        LoadOutcome outcome =
            Load.saturating(application.port(), "/queries/" + queries, settings.growthStep());
        rows.add(
            Integer.toString(queries),
            Figure.SATURATED_CPU,
            (application.cpuSeconds() - before) * 1e6 / outcome.answered());
      }
    }
  }
}
