package io.hindcast.smoke.overhead;

import io.hindcast.smoke.stage.Artefacts;
import java.io.IOException;

/** How the start grows with the classes that are loaded: beside the medium application. */
final class Startup implements Measurement {
  private final Ground ground;

  Startup(Ground ground) {
    this.ground = ground;
  }

  @Override
  public void measure(Arm arm, Recorder rows) throws IOException, InterruptedException {
    try (Application plain = Application.start(ground, arm, Plain.class)) {
      figures("plain", plain, rows);
    }
    try (Application medium =
        Application.start(ground, arm, Artefacts.file("overhead.medium.jar"))) {
      figures("medium", medium, rows);
    }
    try (Application large = Application.start(ground, arm, Artefacts.file("overhead.large.jar"))) {
      figures("large", large, rows);
    }
  }

  private static void figures(String subject, Application application, Recorder rows)
      throws IOException, InterruptedException {
    rows.add(subject, Figure.STARTUP_WALL, application.awaitFirstAnswer());
    rows.add(subject, Figure.STARTUP_CPU, application.cpuSeconds());
    rows.add(subject, Figure.CLASSES, application.classesLoaded());
  }
}
