package io.hindcast.smoke.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault in short. What is played long, and how latencies compare then, is for {@link Faults}.
 */
final class FaultsIT {
  private static final Length LENGTH = Length.brief();
  private static final Suite SUITE = new Suite(LENGTH);
  private static final List<Row> ROWS = new ArrayList<>();

  static List<Scenario> scenarios() {
    return Suite.scenarios();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void keepsItsPromises(Scenario scenario) throws IOException, InterruptedException {
    Row row = SUITE.run(scenario);
    ROWS.add(row);
    // A full disk takes root's rights to mount one; the outcome says so.
    assumeTrue(row.isPlayed(), row.outcome());
    assertThat(row.notes()).as(String.join("\n", row.agentLines())).isEmpty();
  }

  @AfterAll
  static void report() throws IOException {
    Path output = Path.of(System.getProperty("faults.output", "target/faults-short"));
    Report.write(LENGTH, ROWS, List.of(), output);
  }
}
