package io.hindcast.smoke.faults;

import io.hindcast.smoke.faults.application.ShortLife;
import io.hindcast.smoke.stage.ChildProcess;
import io.hindcast.smoke.stage.StageException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** A short program that ends, in front of a collector that takes its time. */
final class EndingRun {
  private static final Duration START = Duration.ofSeconds(60);

  /** Of each piece, either way: a request takes half a second, out of two that an end may take. */
  private static final Duration SLOWNESS = Duration.ofMillis(100);

  /** The agent's deadline by default, and some for the JVM to end. */
  private static final double LONGEST_END_SECONDS = 2 + 1.5;

  private EndingRun() {}

  /** What came of it; of the seconds, those from the program's last word to its end. */
  record Ended(Ending ending, int exitCode, int missing, double seconds, String stderr) {

    /** One sentence for each promise that was broken; empty where all were kept. */
    List<String> broken() {
      List<String> broken = new ArrayList<>();
      if (exitCode != ending.exitCode()) {
        broken.add("exit code %d in place of %d".formatted(exitCode, ending.exitCode()));
      }
      if (missing > 0) {
        broken.add("%d of %d traces are lost".formatted(missing, ending.items()));
      }
      if (seconds > LONGEST_END_SECONDS) {
        broken.add(String.format(Locale.ROOT, "it took %.1f s to end", seconds));
      }
      return List.copyOf(broken);
    }

    /** In words. */
    String outcome() {
      return broken().isEmpty() ? "kept" : "**broken**: " + String.join("; ", broken());
    }
  }

  static Ended play(Ending ending, Length length) throws IOException, InterruptedException {
    Scenario scenario =
        new Scenario(ending.label(), Promise.ALL) {
          @Override
          void before(Surroundings surroundings) {
            surroundings.proxy().delay(SLOWNESS);
          }
        };
    try (Surroundings surroundings = Surroundings.open(scenario, length)) {
      scenario.before(surroundings);
      ChildProcess process =
          surroundings.start(
              ShortLife.class, List.of(ending.way(), Integer.toString(ending.items())));
      if (ending == Ending.SIGTERM) {
        process.await("it waits for its end", START, () -> !lastWord(process).isEmpty());
        process.terminate();
      }
      long terminated = System.currentTimeMillis();
      int exitCode = process.awaitEnd(START);
      long ended = System.currentTimeMillis();
      if (lastWord(process).isEmpty()) {
        throw new StageException(ending.label() + ": ended before its time: " + process.stderr());
      }
      long began = ending == Ending.SIGTERM ? terminated : Long.parseLong(lastWord(process));
      BitSet asked = new BitSet();
      asked.set(0, ending.items());
      return new Ended(
          ending,
          exitCode,
          surroundings.tally().missing(asked).cardinality(),
          (ended - began) / 1e3,
          process.stderr());
    }
  }

  /** The time at which it began to end; empty while it has not. */
  private static String lastWord(ChildProcess process) {
    String said = process.stdout();
    int at = said.indexOf(ShortLife.ENDING);
    // Whole only with the line's end.
    return at < 0 || !said.endsWith("\n")
        ? ""
        : said.substring(at + ShortLife.ENDING.length()).strip();
  }
}
