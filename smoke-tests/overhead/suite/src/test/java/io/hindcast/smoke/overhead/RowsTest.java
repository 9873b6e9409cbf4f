package io.hindcast.smoke.overhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {
  @TempDir private Path directory;

  @Test
  void ratio_isTheMedianOfTheRoundsOwnRatios() throws IOException {
    Rows rows = Rows.open(file(), Set.of());
    // The machine becomes slower from round to round; the ratios stay.
    round(rows, 1, 10, 11, 15);
    round(rows, 2, 20, 22, 30);
    round(rows, 3, 40, 48, 60);

    assertThat(ratio(rows, Arm.HINDCAST)).isCloseTo(1.1, within(1e-9));
    assertThat(ratio(rows, Arm.OPENTELEMETRY)).isCloseTo(1.5, within(1e-9));
  }

  @Test
  void addedRatio_comparesWhatIsAddedWithinARound() throws IOException {
    Rows rows = Rows.open(file(), Set.of());
    round(rows, 1, 10, 11, 15);
    round(rows, 2, 20, 22, 30);
    round(rows, 3, 40, 48, 60);

    double share =
        rows.addedRatio(
                Part.REQUESTS, "medium", Arm.HINDCAST, Arm.OPENTELEMETRY, Figure.STARTUP_CPU)
            .getAsDouble();

    assertThat(share).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void aSubjectWithAComma_isRefused() {
    // It would be read as two cells.
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Row(Part.ARCHIVE, "17, cold", Arm.NONE, 1, Figure.STARTUP_CPU, 1))
        .withMessage("subject must have no comma: subject=17, cold");
  }

  @Test
  void anArmThatDidNotRun_hasNoFigure() throws IOException {
    Rows rows = Rows.open(file(), Set.of());
    round(rows, 1, 10, 11, 15);

    assertThat(rows.ratio(Part.REQUESTS, "medium", Arm.DATADOG, Figure.STARTUP_CPU)).isEmpty();
    assertThat(rows.median(Part.REQUESTS, "medium", Arm.NONE, Figure.P99)).isEmpty();
  }

  @Test
  void partsThatAreRunAgain_takeThePlaceOfTheOldRows() throws IOException {
    Rows first = Rows.open(file(), Set.of(Part.REQUESTS, Part.SPANS));
    round(first, 1, 10, 11, 15);
    first.add(new Row(Part.SPANS, "100", Arm.NONE, 1, Figure.SATURATED_CPU, 7));

    Rows again = Rows.open(file(), Set.of(Part.REQUESTS));
    again.add(new Row(Part.REQUESTS, "medium", Arm.NONE, 1, Figure.STARTUP_CPU, 99));

    Rows read = Rows.open(file(), Set.of());
    assertThat(read.median(Part.SPANS, "100", Arm.NONE, Figure.SATURATED_CPU)).hasValue(7);
    assertThat(read.median(Part.REQUESTS, "medium", Arm.NONE, Figure.STARTUP_CPU)).hasValue(99);
    assertThat(read.median(Part.REQUESTS, "medium", Arm.HINDCAST, Figure.STARTUP_CPU)).isEmpty();
    assertThat(Files.readAllLines(file())).hasSize(3).first().isEqualTo(Row.HEADER);
  }

  private Path file() {
    return directory.resolve("overhead.csv");
  }

  private static double ratio(Rows rows, Arm arm) {
    return rows.ratio(Part.REQUESTS, "medium", arm, Figure.STARTUP_CPU).getAsDouble();
  }

  private static void round(Rows rows, int round, double none, double hindcast, double peer)
      throws IOException {
    rows.add(row(round, Arm.NONE, none));
    rows.add(row(round, Arm.HINDCAST, hindcast));
    rows.add(row(round, Arm.OPENTELEMETRY, peer));
  }

  private static Row row(int round, Arm arm, double value) {
    return new Row(Part.REQUESTS, "medium", arm, round, Figure.STARTUP_CPU, value);
  }
}
