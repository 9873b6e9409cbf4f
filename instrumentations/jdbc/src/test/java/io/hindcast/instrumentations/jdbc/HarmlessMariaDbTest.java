package io.hindcast.instrumentations.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@link HarmlessTest} for an engine that is not installed everywhere. */
class HarmlessMariaDbTest {
  @RegisterExtension static final MariaDbServer server = new MariaDbServer();

  @Test
  void mariaDb_isToldWhatItIsToldWithoutUs(@TempDir Path folder) throws Exception {
    WorkloadComparison.compare(folder, MariaDbServer.url(), MariaDbServer.port(), MariaDbTalk::new);
  }
}
