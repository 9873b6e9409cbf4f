package io.hindcast.smoke.sampling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of a run, as Markdown for people. */
final class Report {
  private final Played played;
  private final List<String> lines = new ArrayList<>();

  private Report(Played played) {
    this.played = played;
  }

  static List<String> of(Played played) {
    Report report = new Report(played);
    report.head();
    report.promises();
    report.evidence();
    report.baseline();
    report.memory();
    return report.lines;
  }

  static void write(List<String> report, Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.write(directory.resolve("sampling.md"), report);
  }

  private void head() {
    lines.add("# Sampling in hindsight under load");
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "Java %s on %s %s, %d processors. %d requests at %.0f a second; spans of %d arrived.",
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            played.answered().cardinality(),
            played.length().rate(),
            played.arrived().size()));
    lines.add("");
  }

  private void promises() {
    lines.add("| promise | |");
    lines.add("|---|---|");
    for (Promise promise : Promise.values()) {
      lines.add("| " + promise + " | " + outcome(promise).replace("|", "/") + " |");
    }
    lines.add("");
  }

  private String outcome(Promise promise) {
    if (promise == Promise.FLAT && !played.length().watchesMemory()) {
      return "not looked at";
    }
    List<String> broken = promise.broken(played);
    return broken.isEmpty() ? "kept" : "**broken**: " + String.join("; ", broken);
  }

  private void evidence() {
    Map<FailureClass, Long> kept = DroppedCounts.kept(played);
    Map<FailureClass, Long> dropped = DroppedCounts.dropped(played, new Sentences());
    lines.add("| failures | happened | kept | counted |");
    lines.add("|---|---|---|---|");
    played
        .failures()
        .forEach(
            (one, failures) ->
                lines.add(
                    "| "
                        + one
                        + " | "
                        + failures.count()
                        + " | "
                        + kept.getOrDefault(one, 0L)
                        + " | "
                        + dropped.getOrDefault(one, 0L)
                        + " |"));
    lines.add("");
    lines.add(Wholeness.promised(played).size() + " anomalies had to arrive whole.");
    lines.add("");
  }

  private void baseline() {
    for (Estimate estimate : Estimates.of(played)) {
      lines.add("- " + estimate);
    }
    for (Phase phase : List.of(Phase.ORDINARY, Phase.LARGER_BASELINE)) {
      double rate = BaselineRate.measured(played, phase);
      lines.add(String.format(Locale.ROOT, "- %s: %.1f traces a second", phase, rate));
    }
    lines.add("");
  }

  private void memory() {
    for (FlatMemory.Growth growth : FlatMemory.growths(played)) {
      lines.add("- " + growth);
    }
  }
}
