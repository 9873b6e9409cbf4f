package io.hindcast.smoke.overhead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * All that was measured, in memory and, line by line as it comes, in a CSV file. Parts that are run
 * again take the place of what the file had of them.
 */
final class Rows {
  private final List<Row> rows = new ArrayList<>();
  private final Path file;

  private Rows(Path file) {
    this.file = file;
  }

  /** Keeps what the file has of other parts than those that are run now. */
  static Rows open(Path file, Set<Part> runNow) throws IOException {
    Rows rows = new Rows(file);
    if (Files.exists(file)) {
      Files.readAllLines(file).stream()
          .skip(1)
          .map(Row::parse)
          .filter(row -> !runNow.contains(row.part()))
          .forEach(rows.rows::add);
    }
    List<String> kept = new ArrayList<>(List.of(Row.HEADER));
    rows.rows.forEach(row -> kept.add(row.csv()));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, kept);
    return rows;
  }

  void add(Row row) throws IOException {
    rows.add(row);
    Files.writeString(file, row.csv() + "\n", StandardOpenOption.APPEND);
  }

  /** In the order in which they came. */
  Set<String> subjects(Part part) {
    Set<String> subjects = new LinkedHashSet<>();
    rows.stream().filter(row -> row.part() == part).forEach(row -> subjects.add(row.subject()));
    return subjects;
  }

  int rounds(Part part) {
    return rounds(part, List.of(Arm.NONE)).size();
  }

  /** Where a figure of the medium application is read: with all arms alive, if that was done. */
  Part source(Figure figure) {
    boolean steady =
        rows.stream().anyMatch(row -> row.part() == Part.STEADY && row.figure() == figure);
    return steady ? Part.STEADY : Part.REQUESTS;
  }

  /** The median of what was read. */
  OptionalDouble median(Part part, String subject, Arm arm, Figure figure) {
    return medianOf(rounds(part, List.of(arm)), round -> value(part, subject, arm, round, figure));
  }

  /** The median of the rounds' ratios to no agent. */
  OptionalDouble ratio(Part part, String subject, Arm arm, Figure figure) {
    return medianOf(
        rounds(part, List.of(arm)),
        round ->
            value(part, subject, arm, round, figure)
                / value(part, subject, Arm.NONE, round, figure));
  }

  /** The median of the rounds' differences to no agent. */
  OptionalDouble added(Part part, String subject, Arm arm, Figure figure) {
    return medianOf(
        rounds(part, List.of(arm)), round -> addedIn(round, part, subject, arm, figure));
  }

  /** The median of the rounds' ratios of what one agent adds to what another adds. */
  OptionalDouble addedRatio(Part part, String subject, Arm arm, Arm peer, Figure figure) {
    return medianOf(
        rounds(part, List.of(arm, peer)),
        round ->
            addedIn(round, part, subject, arm, figure)
                / addedIn(round, part, subject, peer, figure));
  }

  private double addedIn(int round, Part part, String subject, Arm arm, Figure figure) {
    return value(part, subject, arm, round, figure) - value(part, subject, Arm.NONE, round, figure);
  }

  /** NaN where it was not measured. */
  private double value(Part part, String subject, Arm arm, int round, Figure figure) {
    for (Row row : rows) {
      if (row.part() == part
          && row.arm() == arm
          && row.round() == round
          && row.figure() == figure
          && row.subject().equals(subject)) {
        return row.value();
      }
    }
    return Double.NaN;
  }

  /** The rounds in which all of these arms have run, and the one without an agent. */
  private Set<Integer> rounds(Part part, List<Arm> arms) {
    Set<Integer> rounds = new TreeSet<>();
    for (Row row : rows) {
      if (row.part() == part && row.arm() == Arm.NONE) {
        rounds.add(row.round());
      }
    }
    for (Arm arm : arms) {
      rounds.removeIf(
          round ->
              rows.stream()
                  .noneMatch(
                      row -> row.part() == part && row.arm() == arm && row.round() == round));
    }
    return rounds;
  }

  private static OptionalDouble medianOf(Set<Integer> rounds, IntFunction<Double> of) {
    double[] values =
        rounds.stream().mapToDouble(of::apply).filter(Double::isFinite).sorted().toArray();
    Arrays.sort(values);
    if (values.length == 0) {
      return OptionalDouble.empty();
    }
    int middle = values.length / 2;
    return OptionalDouble.of(
        values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2);
  }
}
