package io.hindcast.smoke.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables, as Markdown for people and as CSV for programs. */
final class Report {
  private final Length length;
  private final List<Row> rows;
  private final List<EndingRun.Ended> endings;

  private Report(Length length, List<Row> rows, List<EndingRun.Ended> endings) {
    this.length = length;
    this.rows = rows;
    this.endings = endings;
  }

  static void write(Length length, List<Row> rows, List<EndingRun.Ended> endings, Path directory)
      throws IOException {
    Files.createDirectories(directory);
    Report report = new Report(length, rows, endings);
    Files.write(directory.resolve("faults.md"), report.markdown());
    Files.write(directory.resolve("faults.csv"), report.csv());
  }

  private List<String> markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# What becomes of an application and its traces when something fails");
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "Java %s on %s %s, %d processors. %.0f requests a second, each fault for %.0f s near"
                + " a run",
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            length.rate(),
            length.fault().toMillis() / 1e3));
    lines.add(
        String.format(
            Locale.ROOT,
            "without; p99 within noise means at most %.2f times that, or %.0f ms more. Spans lost"
                + " are to be counted by",
            length.ratio(),
            length.millis()));
    lines.add(
        "the agent exactly as they are missing at the collector; anomalous ones must not be,");
    lines.add("unless nobody will ever take them.");
    lines.add("");
    lines.add(row(header()));
    lines.add(row(Stream.generate(() -> "---").limit(Column.values().length + 2)));
    for (Row row : rows) {
      lines.add(row(cells(row)));
    }
    if (!endings.isEmpty()) {
      lines.add("");
      lines.add("## How a program may end, with a collector that takes half a second");
      lines.add("");
      lines.add("| end | requests | lost | ended in, s | promises |");
      lines.add("|---|---|---|---|---|");
      for (EndingRun.Ended ended : endings) {
        lines.add(row(cells(ended)));
      }
    }
    return lines;
  }

  private List<String> csv() {
    List<String> lines = new ArrayList<>();
    lines.add(csv(header()));
    for (Row row : rows) {
      lines.add(csv(cells(row)));
    }
    return lines;
  }

  private static Stream<String> header() {
    return Stream.of(
            Stream.of("fault"),
            Arrays.stream(Column.values()).map(Column::label),
            Stream.of("promises"))
        .flatMap(part -> part);
  }

  private static Stream<String> cells(Row row) {
    return Stream.of(
            Stream.of(row.fault()),
            Arrays.stream(Column.values()).map(row::cell),
            Stream.of(row.outcome()))
        .flatMap(part -> part);
  }

  private static Stream<String> cells(EndingRun.Ended ended) {
    return Stream.of(
        ended.ending().label(),
        Integer.toString(ended.ending().items()),
        Integer.toString(ended.missing()),
        String.format(Locale.ROOT, "%.1f", ended.seconds()),
        ended.outcome());
  }

  private static String row(Stream<String> cells) {
    return "| "
        + cells.map(cell -> cell.replace("|", "/")).collect(Collectors.joining(" | "))
        + " |";
  }

  private static String csv(Stream<String> cells) {
    return cells
        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
        .collect(Collectors.joining(","));
  }
}
