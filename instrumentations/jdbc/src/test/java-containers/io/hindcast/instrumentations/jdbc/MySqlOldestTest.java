package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

class MySqlOldestTest extends MySqlContract {
  @RegisterExtension static final LoadedDriver driver = LoadedDriver.of("mysql-oldest");

  @Override
  Connection connect() throws SQLException {
    return driver.connect(url());
  }
}
