package io.hindcast.smoke.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One Spring Boot service of the shop, started from its executable jar. */
final class Service {
  /** A cold start with an agent on a busy two-core machine took 20 s. */
  private static final Duration START = Duration.ofSeconds(90);

  private final ChildProcess process;

  private Service(ChildProcess process) {
    this.process = process;
  }

  static Service start(
      Stage stage, ShopSetup setup, String name, Path jar, List<String> applicationArguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(setup.jdk().java());
    command.addAll(setup.javaArguments());
    command.add("-jar");
    command.add(jar.toString());
    command.addAll(applicationArguments);
    Map<String, String> environment = new HashMap<>(setup.environment());
    environment.put("OTEL_SERVICE_NAME", name);
    return new Service(stage.start(name, command, environment));
  }

  void awaitStart() throws InterruptedException {
    process.await("it told its port", START, () -> port() != 0);
  }

  /** Spring writes it into the working directory; 0 until it has. */
  private int port() {
    Path file = process.directory().resolve("application.port");
    try {
      return Files.exists(file) ? Integer.parseInt("0" + Files.readString(file).strip()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  ChildProcess process() {
    return process;
  }
}
