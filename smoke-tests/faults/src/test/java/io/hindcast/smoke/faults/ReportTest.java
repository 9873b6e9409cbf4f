package io.hindcast.smoke.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
  @TempDir Path directory = Path.of("");

  @Test
  void tables_sayWhatWasMeasured_whatBroke_andWhatWasNotPlayed() throws IOException {
    Scenario scenario = new Scenario("something fails", Promise.ALL) {};
    Row.Result result = new Row.Result(played(), new Latency(2, 4));
    List<Row> rows =
        List.of(
            Row.played(scenario, result, List.of()),
            Row.played(scenario, result, List.of("it was slow", "\"x\"|y")),
            Row.notPlayed(scenario, "no such thing here"));
    List<EndingRun.Ended> endings = List.of(new EndingRun.Ended(Ending.SIGTERM, 143, 1, 0.34, ""));

    Report.write(Length.brief(), rows, endings, directory);

    String common =
        "| something fails | 4 | 3 | 2.00 | 3.00 | 4.00 | 5.00 | 0 | 2 | 1 | 0 | – | 1.3 |";
    assertThat(Files.readAllLines(directory.resolve("faults.md")))
        .contains(
            common + " kept |",
            common + " **broken**: it was slow; \"x\"/y |",
            "| something fails | – | – | – | – | – | – | – | – | – | – | – | – |"
                + " not played: no such thing here |",
            "| SIGTERM | 200 | 1 | 0.3 | **broken**: 1 of 200 traces are lost |");
    assertThat(Files.readAllLines(directory.resolve("faults.csv")))
        .hasSize(4)
        .element(2)
        .asString()
        .startsWith("\"something fails\",\"4\",\"3\",")
        .endsWith(",\"**broken**: it was slow; \"\"x\"\"|y\"");
  }

  private static Played played() {
    BitSet answered = new BitSet();
    answered.set(0, 3);
    BitSet missing = new BitSet();
    missing.set(1);
    return new Played(
        4,
        answered,
        "",
        new Latency(3, 5),
        missing,
        new BitSet(),
        0,
        0,
        AgentCounts.of("hindcast: received=4 exported=2 dropped[REFUSED]=2"),
        Double.NaN,
        1.25);
  }
}
