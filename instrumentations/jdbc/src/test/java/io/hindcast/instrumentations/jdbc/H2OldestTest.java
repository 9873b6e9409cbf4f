package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The last one of version 1. */
class H2OldestTest extends JdbcContract {
  @RegisterExtension static final LoadedDriver driver = LoadedDriver.of("h2-oldest");

  private static final String URL = "jdbc:h2:mem:oldest;DB_CLOSE_DELAY=-1";

  @Override
  Connection connect() throws SQLException {
    return driver.connect(URL);
  }

  @Override
  String url() {
    return URL;
  }

  @Override
  String noSuchTable() {
    return "42S02";
  }

  @Override
  boolean hasLargeUpdates() {
    return false;
  }
}
