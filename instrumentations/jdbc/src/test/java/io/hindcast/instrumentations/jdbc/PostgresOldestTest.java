package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A driver of 2017, the first of the 42 that JDBC 4.2 is named after. */
class PostgresOldestTest extends JdbcContract {
  @RegisterExtension static final LoadedDriver driver = LoadedDriver.of("postgresql-oldest");
  @RegisterExtension static final PostgresServer server = new PostgresServer();

  @Override
  Connection connect() throws SQLException {
    return driver.connect(url());
  }

  @Override
  String url() {
    return PostgresServer.url();
  }

  @Override
  String noSuchTable() {
    return "42P01";
  }

  @Override
  boolean hasLargeUpdates() {
    return false;
  }
}
