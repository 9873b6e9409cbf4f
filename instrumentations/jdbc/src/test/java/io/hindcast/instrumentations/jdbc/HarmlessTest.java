package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same seeded work with and without our probes: the same results, the same exceptions down to
 * the last one they suppress, the same commands to the server.
 */
class HarmlessTest {
  @RegisterExtension static final PostgresServer server = new PostgresServer();

  @Test
  void enginesInTheProcess_doWhatTheyDoWithoutUs(@TempDir Path folder) throws Exception {
    long seed = System.nanoTime();
    // A file for each: a process finds it as the one before left it.
    WorkloadRun plain = WorkloadRun.of("plain", seed, folder, urls(folder.resolve("plain.db")));
    WorkloadRun woven = WorkloadRun.of("woven", seed, folder, urls(folder.resolve("woven.db")));

    assertThat(plain.recorded()).hasSize(4).containsOnly(0);
    assertThat(woven.recorded()).hasSize(4).allMatch(count -> count > 100);
    assertThat(woven.transcript()).as("seed %d", seed).isEqualTo(plain.transcript());
  }

  private static List<String> urls(Path file) {
    return List.of(
        "jdbc:h2:mem:harmless;DB_CLOSE_DELAY=-1",
        "jdbc:hsqldb:mem:harmless;user=SA;password=",
        "jdbc:derby:memory:harmless;create=true",
        "jdbc:sqlite:" + file);
  }

  @Test
  void postgres_isToldWhatItIsToldWithoutUs(@TempDir Path folder) throws Exception {
    WorkloadComparison.compare(
        folder, PostgresServer.url(), PostgresServer.port(), PostgresTalk::new);
  }
}
