package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbOldestTest extends MariaDbContract {
  @RegisterExtension static final LoadedDriver driver = LoadedDriver.of("mariadb-oldest");
  @RegisterExtension static final MariaDbServer server = new MariaDbServer();

  @Override
  Connection connect() throws SQLException {
    return driver.connect(url());
  }

  /** {@code setAutoCommit} twice, and the end in between. */
  @Override
  int statementsToTransact() {
    return 3;
  }
}
