package io.hindcast.smoke.sampling;

import io.hindcast.smoke.stage.StageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Plays everything at the length that {@code -Dsampling.length} names, writes what came of it into
 * the directory that {@code -Dsampling.output} names, and ends with code 1 where a promise was
 * broken.
 */
final class Sampling {
  private final long started = System.nanoTime();

  private Sampling() {}

  public static void main(String[] arguments) {
    endWithItsParent();
    int code = 1;
    try {
      Length length = Length.named(System.getProperty("sampling.length", "long"));
      Played played = Run.play(length, new Sampling()::say);
      List<String> report = Report.of(played);
      report.forEach(System.out::println);
      Report.write(report, Path.of(System.getProperty("sampling.output", "sampling")));
      boolean kept =
          Arrays.stream(Promise.values()).allMatch(promise -> promise.broken(played).isEmpty());
      code = kept ? 0 : 1;
    } catch (IOException | InterruptedException | StageException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
    }
    System.exit(code);
  }

  private void say(String text) {
    long seconds = (System.nanoTime() - started) / 1_000_000_000;
    System.out.printf("[%d:%02d] %s%n", seconds / 60, seconds % 60, text);
  }

  /** Who ends Maven wants this to end too, with all it has started. */
  private static void endWithItsParent() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    if (parent.isPresent()) {
      var unused = parent.get().onExit().thenRun(() -> System.exit(1));
    }
  }
}
