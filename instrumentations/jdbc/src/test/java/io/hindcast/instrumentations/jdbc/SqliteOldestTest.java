package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteOldestTest extends SqliteContract {
  @RegisterExtension static final LoadedDriver driver = LoadedDriver.of("sqlite-oldest");

  @Override
  Connection connect() throws SQLException {
    return driver.connect(url());
  }

  @Override
  int statementsToReadKeys() {
    return 1;
  }

  @Override
  boolean keepsStatementsThatFailed() {
    return false;
  }

  @Override
  boolean unwraps() {
    return false;
  }
}
