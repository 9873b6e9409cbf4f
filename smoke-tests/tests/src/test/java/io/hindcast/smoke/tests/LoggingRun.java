package io.hindcast.smoke.tests;

import io.hindcast.smoke.stage.Artefacts;
import io.hindcast.smoke.stage.ChildProcess;
import io.hindcast.smoke.stage.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the program that logs, in a process of its own. */
final class LoggingRun {
  private static final Duration END = Duration.ofSeconds(60);

  private LoggingRun() {}

  /** What takes the lines. */
  enum Library {
    LOGBACK("slf4j"),
    LOG4J("log4j"),
    JUL("jul"),
    JBOSS_LOGMANAGER("jul");

    /** With which API the program is to log. */
    private final String api;

    Library(String api) {
      this.api = api;
    }

    private List<String> javaArguments() {
      return switch (this) {
        case LOGBACK, LOG4J -> List.of();
        case JUL -> List.of("-Djava.util.logging.SimpleFormatter.format=%5$s%n");
        case JBOSS_LOGMANAGER ->
            List.of("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
      };
    }

    private String classPath() throws IOException {
      String program = Artefacts.file("smoke.logging.jar").toString();
      // JBoss LogManager says so where it is there and another one is the JVM's.
      return this == JUL
          ? program
          : program
              + File.pathSeparator
              + Files.readString(Artefacts.file("smoke.logging.classpath")).strip();
    }
  }

  /**
   * Runs it.
   *
   * @param statuses of its requests
   */
  static Output play(
      Library library,
      Path directory,
      Jdk jdk,
      List<String> javaArguments,
      List<String> statuses,
      Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(jdk.java());
    command.addAll(library.javaArguments());
    command.addAll(javaArguments);
    command.addAll(
        List.of("-cp", library.classPath(), "io.hindcast.smoke.logging.Logging", library.api));
    command.addAll(statuses);
    Path own = Files.createTempDirectory(directory, "logging");
    try (ChildProcess process = ChildProcess.start("logging", own, command, environment)) {
      process.awaitEnd(END);
      return Output.of(process);
    }
  }
}
