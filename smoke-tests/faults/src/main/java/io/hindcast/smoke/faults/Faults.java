package io.hindcast.smoke.faults;

import io.hindcast.smoke.stage.StageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays everything at the length that {@code -Dfaults.length} names, writes the tables into the
 * directory that {@code -Dfaults.output} names, and ends with code 1 where a promise was broken.
 */
final class Faults {
  private final long started = System.nanoTime();

  private Faults() {}

  public static void main(String[] arguments) {
    endWithItsParent();
    int code = 1;
    try {
      Length length = Length.named(System.getProperty("faults.length", "long"));
      Path output = Path.of(System.getProperty("faults.output", "faults"));
      code = new Faults().run(length, output) ? 0 : 1;
    } catch (IOException | InterruptedException | StageException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
    }
    System.exit(code);
  }

  /** Who ends Maven wants this to end too, with all it has started. */
  private static void endWithItsParent() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    if (parent.isPresent()) {
      var unused = parent.get().onExit().thenRun(() -> System.exit(1));
    }
  }

  private boolean run(Length length, Path output) throws IOException, InterruptedException {
    Suite suite = new Suite(length);
    List<Row> rows = new ArrayList<>();
    List<EndingRun.Ended> endings = new ArrayList<>();
    boolean kept = true;
    for (Scenario scenario : Suite.scenarios()) {
      Row row = suite.run(scenario);
      rows.add(row);
      kept &= row.isKept() || !row.isPlayed();
      say(row.fault() + ": " + row.outcome());
      if (!row.isKept()) {
        row.agentLines().forEach(line -> say("    " + line));
      }
      // What there is, should a later one not come to its end.
      Report.write(length, rows, endings, output);
    }
    for (Ending ending : Suite.endings()) {
      EndingRun.Ended ended = EndingRun.play(ending, length);
      endings.add(ended);
      kept &= ended.broken().isEmpty();
      say(ending.label() + ": " + ended.outcome());
    }
    Report.write(length, rows, endings, output);
    return kept;
  }

  private void say(String text) {
    long seconds = (System.nanoTime() - started) / 1_000_000_000;
    System.out.printf("[%d:%02d] %s%n", seconds / 60, seconds % 60, text);
  }
}
