package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same seeded work without our probes, with them, and with all that is off by default: the same
 * results, the same exceptions down to the last one they suppress, the same commands to the server.
 */
class HarmlessTest {
  @RegisterExtension static final PostgresServer server = new PostgresServer();

  @Test
  void enginesInTheProcess_doWhatTheyDoWithoutUs(@TempDir Path folder) throws Exception {
    long seed = System.nanoTime();
    // A file for each: a process finds it as the one before left it.
    WorkloadRun plain = run("plain", seed, folder);
    assertThat(plain.recorded()).hasSize(5).containsOnly(0);
    for (String mode : List.of("woven", "options")) {
      WorkloadRun woven = run(mode, seed, folder);

      assertThat(woven.recorded()).hasSize(5).allMatch(count -> count > 100);
      assertThat(woven.transcript()).as("%s, seed %d", mode, seed).isEqualTo(plain.transcript());
    }
  }

  private static WorkloadRun run(String mode, long seed, Path folder) throws Exception {
    return WorkloadRun.of(mode, seed, folder, urls(folder.resolve(mode + ".db")));
  }

  private static List<String> urls(Path file) {
    return List.of(
        "jdbc:h2:mem:harmless;DB_CLOSE_DELAY=-1",
        "hikari:jdbc:h2:mem:pooled;DB_CLOSE_DELAY=-1",
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
