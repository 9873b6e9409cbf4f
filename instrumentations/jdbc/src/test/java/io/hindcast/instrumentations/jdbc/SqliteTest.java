package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteTest extends SqliteContract {
  @RegisterExtension static final LoadedDriver driver = LoadedDriver.of("sqlite-newest");

  @Override
  Connection connect() throws SQLException {
    return driver.connect(url());
  }
}
