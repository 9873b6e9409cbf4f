package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

class OracleTest extends OracleContract {
  @RegisterExtension static final LoadedDriver driver = LoadedDriver.of("oracle-newest");

  @Override
  Connection connect() throws SQLException {
    return driver.connect(url());
  }
}
