package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTest extends JdbcContract {
  @RegisterExtension static final PostgresServer server = new PostgresServer();

  @Override
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  @Override
  String url() {
    return PostgresServer.url();
  }

  @Override
  String noSuchTable() {
    return "42P01";
  }
}
