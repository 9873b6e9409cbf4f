package io.hindcast.smoke.overhead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables, in Markdown, and beside them the chart. */
final class Report {
  private static final String ABSENT = "–";

  private final Rows rows;
  private final StringBuilder text = new StringBuilder();

  private Report(Rows rows) {
    this.rows = rows;
  }

  static void write(Rows rows, Path directory) throws IOException {
    Files.writeString(directory.resolve("overhead.md"), new Report(rows).text());
    Files.writeString(directory.resolve("overhead.svg"), new Chart(rows).svg());
  }

  private String text() {
    line("# What an agent costs");
    line("");
    line(
        "Java %s on %s %s, %d processors. Medians over rounds in which every arm runs once, in"
            .formatted(
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
    line("turn; a ratio is the median of the rounds' own ratios to the run without an agent.");
    if (rows.rounds(Part.REQUESTS) > 0) {
      requests();
      bars();
    }
    if (rows.rounds(Part.STARTUP) > 0) {
      growth(
          "Start, over the classes that are loaded",
          Part.STARTUP,
          List.of(Figure.STARTUP_CPU, Figure.STARTUP_WALL),
          this::classes);
    }
    if (rows.rounds(Part.SPANS) > 0) {
      growth(
          "A request, over its spans (queries)",
          Part.SPANS,
          List.of(Figure.SATURATED_CPU),
          Function.identity());
    }
    if (rows.rounds(Part.MEMORY) > 0) {
      growth(
          "Memory, over spans a second",
          Part.MEMORY,
          List.of(Figure.RSS, Figure.HEAP),
          Function.identity());
    }
    if (rows.rounds(Part.ARCHIVE) > 0) {
      growth(
          "Start with an archive of class data",
          Part.ARCHIVE,
          List.of(Figure.STARTUP_CPU, Figure.STARTUP_WALL),
          Function.identity());
    }
    return text.toString();
  }

  private void requests() {
    heading("One application, start to saturation", Part.REQUESTS);
    line(
        "Spring Boot, Tomcat; each request: hop to a thread pool, two statements on H2 through"
            + " HikariCP,");
    line("one HTTP call, one Kafka send.");
    if (rows.rounds(Part.STEADY) > 0) {
      line("");
      line(
          "CPU per request, latency and throughput: %d rounds of some seconds, all arms alive."
              .formatted(rows.rounds(Part.STEADY)));
    }
    line("");
    row("", Part.REQUESTS.arms(), Arm::label);
    row("---", Part.REQUESTS.arms(), arm -> "---");
    for (Figure figure : Figure.values()) {
      if (isMeasured(figure)) {
        row(
            figure.label(),
            Part.REQUESTS.arms(),
            arm -> cell(rows.source(figure), Requests.SUBJECT, arm, figure));
      }
    }
  }

  /** Some figures are of other parts, or of the long run only. */
  private boolean isMeasured(Figure figure) {
    return Part.REQUESTS.arms().stream()
        .anyMatch(
            arm -> rows.median(rows.source(figure), Requests.SUBJECT, arm, figure).isPresent());
  }

  private void bars() {
    heading("What Hindcast adds, as a share of what a peer adds", Part.REQUESTS);
    line("| added | peer | share | at most | |");
    line("|---|---|---|---|---|");
    for (Bar bar : Bar.ALL) {
      OptionalDouble share = bar.share(rows);
      if (share.isPresent()) {
        line(
            "| %s | %s | %.2f | %.2f | %s |"
                .formatted(
                    bar.figure().label(),
                    bar.peer().label(),
                    share.getAsDouble(),
                    bar.limit(),
                    share.getAsDouble() <= bar.limit() ? "met" : "**missed**"));
      }
    }
  }

  private void growth(
      String title, Part part, List<Figure> figures, Function<String, String> subjectLabel) {
    heading(title, part);
    row("", part.arms(), Arm::label);
    row("---", part.arms(), arm -> "---");
    for (Figure figure : figures) {
      for (String subject : rows.subjects(part)) {
        row(
            figure.label() + ", " + subjectLabel.apply(subject),
            part.arms(),
            arm -> cell(part, subject, arm, figure));
      }
    }
  }

  private String classes(String subject) {
    OptionalDouble loaded = rows.median(Part.STARTUP, subject, Arm.NONE, Figure.CLASSES);
    return subject + " (" + format(loaded, Figure.CLASSES) + " classes)";
  }

  /** Without an agent what was read; with one the ratio, and what is added. */
  private String cell(Part part, String subject, Arm arm, Figure figure) {
    OptionalDouble value = rows.median(part, subject, arm, figure);
    OptionalDouble ratio = rows.ratio(part, subject, arm, figure);
    OptionalDouble added = rows.added(part, subject, arm, figure);
    if (arm == Arm.NONE || !figure.isCompared() || ratio.isEmpty() || added.isEmpty()) {
      return format(value, figure);
    }
    String sign = added.getAsDouble() < 0 ? "−" : "+";
    return "%.2f (%s%s)"
        .formatted(ratio.getAsDouble(), sign, figure.format(Math.abs(added.getAsDouble())));
  }

  private static String format(OptionalDouble value, Figure figure) {
    return value.isPresent() ? figure.format(value.getAsDouble()) : ABSENT;
  }

  private void heading(String title, Part part) {
    line("");
    line("## " + title);
    line("");
    int rounds = rows.rounds(part);
    line(rounds == 1 ? "One round." : rounds + " rounds.");
    line("");
  }

  private void row(String first, List<Arm> arms, Function<Arm, String> cell) {
    line("| " + first + " | " + arms.stream().map(cell).collect(Collectors.joining(" | ")) + " |");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
