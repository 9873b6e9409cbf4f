package io.hindcast.smoke.overhead;

import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.LoadOutcome;
import io.hindcast.smoke.stage.Vitals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One life of the medium application: start, a quiet minute, warm, at a fixed rate, saturated. */
final class Requests implements Measurement {
  static final String SUBJECT = "medium";
  private static final int SPANS_OF_WORK = 5;
  private static final double LIGHT_RATE = 10;

  /** Agents send every 5 s at the latest; after as long without a span none is to be expected. */
  private static final Duration QUIET = Duration.ofSeconds(7);

  private final Ground ground;
  private final Settings settings;

  Requests(Ground ground, Settings settings) {
    this.ground = ground;
    this.settings = settings;
  }

  @Override
  public void measure(Arm arm, Recorder rows) throws IOException, InterruptedException {
    long spansBefore = ground.spans();
    try (Application application =
        Application.start(ground, arm, Artefacts.file("overhead.medium.jar"))) {
      start(application, rows);
      long answered = 1;
      answered += lightLoad(application, rows);
      answered += WarmUp.run(application, "/items/", settings);
      answered += fixedRate(application, rows);
      long received = awaitSpans(arm, answered, spansBefore);
      double spansPerRequest = (received - spansBefore) / (double) answered;
      rows.add(SUBJECT, Figure.SPANS_PER_REQUEST, spansPerRequest);
      answered += saturation(application, rows);
      rows.add(SUBJECT, Figure.RSS, application.residentMegabytes());
      rows.add(SUBJECT, Figure.THREADS, application.threads());
      received = awaitSpans(arm, answered, spansBefore) - spansBefore;
      rows.add(SUBJECT, Figure.SPANS_RECEIVED, (double) received);
      if (arm.keepsAll() && arm != Arm.NONE) {
        // Whole numbers: a loss below half a span a request does not hide in them.
        rows.add(
            SUBJECT,
            Figure.SPANS_LOST,
            (double) (Math.round(spansPerRequest) * answered - received));
      }
      Vitals.AfterGc afterGc = application.afterGc();
      rows.add(SUBJECT, Figure.HEAP, afterGc.heap());
      rows.add(SUBJECT, Figure.METASPACE, afterGc.metaspace());
    }
    Path jar = arm.jar();
    if (jar != null) {
      rows.add(SUBJECT, Figure.JAR, Files.size(jar) / 1e6);
    }
  }

  private static void start(Application application, Recorder rows)
      throws IOException, InterruptedException {
    rows.add(SUBJECT, Figure.STARTUP_WALL, application.awaitFirstAnswer());
    rows.add(SUBJECT, Figure.STARTUP_CPU, application.cpuSeconds());
    rows.add(SUBJECT, Figure.CLASSES, application.classesLoaded());
  }

  private long lightLoad(Application application, Recorder rows)
      throws IOException, InterruptedException {
    double left = settings.lightLoad().toMillis() / 1000.0 - application.secondsSinceStart();
    if (left <= 0) {
      return 0;
    }
    LoadOutcome outcome =
        Load.atRate(
            application.port(), "/items/", LIGHT_RATE, Duration.ofMillis((long) (left * 1000)));
    rows.add(SUBJECT, Figure.FIRST_MINUTE_CPU, application.cpuSeconds());
    return outcome.answered();
  }

  private long fixedRate(Application application, Recorder rows)
      throws IOException, InterruptedException {
    double allocatedBefore = application.allocatedBytes();
    double cpuBefore = application.cpuSeconds();
    LoadOutcome outcome =
        Load.atRate(application.port(), "/items/", settings.rate(), settings.fixedRate());
    double cpu = application.cpuSeconds() - cpuBefore;
    double allocated = application.allocatedBytes() - allocatedBefore;
    rows.add(SUBJECT, Figure.REQUEST_CPU, cpu * 1e6 / outcome.answered());
    rows.add(SUBJECT, Figure.REQUEST_ALLOCATED, allocated / 1024 / outcome.answered());
    rows.add(SUBJECT, Figure.P50, outcome.milliseconds(50));
    rows.add(SUBJECT, Figure.P99, outcome.milliseconds(99));
    rows.add(SUBJECT, Figure.P999, outcome.milliseconds(99.9));
    return outcome.answered();
  }

  private long saturation(Application application, Recorder rows)
      throws IOException, InterruptedException {
    double cpuBefore = application.cpuSeconds();
    LoadOutcome outcome = Load.saturating(application.port(), "/items/", settings.saturation());
    rows.add(
        SUBJECT,
        Figure.SATURATED_CPU,
        (application.cpuSeconds() - cpuBefore) * 1e6 / outcome.answered());
    rows.add(SUBJECT, Figure.SATURATED_THROUGHPUT, outcome.answered() / outcome.seconds());
    return outcome.answered();
  }

  private long awaitSpans(Arm arm, long answered, long before)
      throws IOException, InterruptedException {
    return arm == Arm.NONE ? before : ground.awaitSpans(before + answered * SPANS_OF_WORK, QUIET);
  }
}
