package io.hindcast.smoke.overhead;

import io.hindcast.smoke.stage.StageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the parts that {@code -Doverhead.parts} names, writes rows, tables and chart into the
 * directory that {@code -Doverhead.output} names.
 */
final class Overhead {
  private final long started = System.nanoTime();
  private final Settings settings;
  private final Rows rows;

  private Overhead(Settings settings, Rows rows) {
    this.settings = settings;
    this.rows = rows;
  }

  public static void main(String[] arguments) throws Exception {
    endWithItsParent();
    int code = 0;
    try {
      Path output = Path.of(System.getProperty("overhead.output", "overhead"));
      Set<Part> parts = EnumSet.noneOf(Part.class);
      for (String part : System.getProperty("overhead.parts", "requests").split(",", -1)) {
        parts.add(Part.named(part));
      }
      var unused = run(settings(System.getProperty("overhead.length", "long")), parts, output);
    } catch (StageException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      code = 1;
    }
    System.exit(code);
  }

  private static Settings settings(String length) {
    return switch (length) {
      case "long" -> Settings.forRelease(Integer.getInteger("overhead.rounds", 5));
      case "short" -> Settings.forCheck();
      default ->
          throw new IllegalArgumentException(
              "overhead.length is \"" + length + "\"; it can be long or short");
    };
  }

  /** Who ends Maven wants this to end too, with all it has started. */
  private static void endWithItsParent() {
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    if (parent.isPresent()) {
      var unused = parent.get().onExit().thenRun(() -> System.exit(1));
    }
  }

  static Rows run(Settings settings, Set<Part> parts, Path output)
      throws IOException, InterruptedException {
    Rows rows = Rows.open(output.resolve("overhead.csv"), parts);
    try (Ground ground = Ground.open()) {
      Overhead overhead = new Overhead(settings, rows);
      for (Part part : parts) {
        overhead.run(part, measurement(part, ground, settings));
      }
    }
    Report.write(rows, output);
    return rows;
  }

  private static Measurement measurement(Part part, Ground ground, Settings settings)
      throws IOException, InterruptedException {
    return switch (part) {
      case REQUESTS -> new Requests(ground, settings);
      case STEADY -> new Steady(ground, settings);
      case STARTUP -> new Startup(ground);
      case SPANS -> new Spans(ground, settings);
      case MEMORY -> new Memory(ground, settings);
      case ARCHIVE -> new Archive(ground);
    };
  }

  private void run(Part part, Measurement measurement) throws IOException, InterruptedException {
    List<Arm> arms = new ArrayList<>(part.arms());
    arms.retainAll(settings.arms());
    for (Arm arm : arms) {
      say(part.label() + ", made ready: " + arm.label());
      measurement.prepare(arm);
    }
    int rounds = settings.rounds() * part.times();
    for (int round = 1; round <= rounds; round++) {
      for (Arm arm : arms) {
        say(part.label() + " " + round + "/" + rounds + ": " + arm.label());
        int thisRound = round;
        measurement.measure(
            arm,
            (subject, figure, value) -> {
              rows.add(new Row(part, subject, arm, thisRound, figure, value));
              say("    " + subject + ": " + figure.label() + " " + figure.format(value));
            });
      }
      // Who comes after whom changes: the one after a long pause finds a cooler machine.
      Collections.rotate(arms, 1);
    }
  }

  private void say(String text) {
    long seconds = (System.nanoTime() - started) / 1_000_000_000;
    System.out.printf("[%d:%02d] %s%n", seconds / 60, seconds % 60, text);
  }
}
