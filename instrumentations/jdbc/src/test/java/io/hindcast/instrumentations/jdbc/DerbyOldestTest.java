package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

class DerbyOldestTest extends DerbyContract {
  @RegisterExtension static final LoadedDriver driver = LoadedDriver.of("derby-oldest");

  private static final String URL = "jdbc:derby:memory:oldest;create=true";

  @Override
  Connection connect() throws SQLException {
    return driver.connect(URL);
  }

  @Override
  String url() {
    return URL;
  }
}
