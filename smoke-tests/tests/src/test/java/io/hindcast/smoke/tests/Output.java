package io.hindcast.smoke.tests;

import io.hindcast.smoke.stage.ChildProcess;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What an ended process wrote, and how it ended. */
record Output(String stdout, String stderr, int exitCode) {
  private static final String OURS = "hindcast: ";

  static Output of(ChildProcess ended) throws InterruptedException {
    int exitCode = ended.awaitEnd(Duration.ofSeconds(20));
    return new Output(ended.stdout(), ended.stderr(), exitCode);
  }

  /** The agent's own lines. */
  List<String> hindcastLines() {
    return stderr.lines().filter(line -> line.startsWith(OURS)).toList();
  }

  /** Standard error as the application and its JVM wrote it. */
  String stderrOfTheApplication() {
    return stderr
        .lines()
        .filter(line -> !line.startsWith(OURS))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
