package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

class HsqldbTest extends HsqldbContract {
  @RegisterExtension static final LoadedDriver driver = LoadedDriver.of("hsqldb-newest");

  private static final String URL = "jdbc:hsqldb:mem:newest;user=SA;password=";

  @Override
  Connection connect() throws SQLException {
    return driver.connect(URL);
  }

  @Override
  String url() {
    return URL;
  }
}
