package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

class MySqlTest extends MySqlContract {
  @RegisterExtension static final LoadedDriver driver = LoadedDriver.of("mysql-newest");

  @Override
  Connection connect() throws SQLException {
    return driver.connect(url());
  }
}
