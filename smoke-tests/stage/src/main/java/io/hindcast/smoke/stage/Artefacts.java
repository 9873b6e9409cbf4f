package io.hindcast.smoke.stage;

import java.nio.file.Files;
import java.nio.file.Path;

/** The built files this runs on, which the build names by system properties. */
public final class Artefacts {
  private Artefacts() {}

  static Path orders() {
    return file("smoke.orders.jar");
  }

  static Path warehouse() {
    return file("smoke.warehouse.jar");
  }

  static Path broker() {
    return file("smoke.broker.jar");
  }

  static Path brokerClassPath() {
    return file("smoke.broker.classpath");
  }

  /** The agent under test. */
  public static Path agent() {
    return file("hindcast.agent.jar");
  }

  /** The file that the system property names. */
  public static Path file(String property) {
    String value = System.getProperty(property, "");
    if (value.isEmpty()) {
      throw new StageException("the system property " + property + " has to name a file");
    }
    Path file = Path.of(value).toAbsolutePath().normalize();
    if (!Files.isRegularFile(file)) {
      throw new StageException(
          "no file " + file + " (system property " + property + "); build what makes it first");
    }
    return file;
  }
}
