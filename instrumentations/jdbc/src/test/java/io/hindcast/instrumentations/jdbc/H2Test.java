package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class H2Test extends JdbcContract {
  private static final String URL = "jdbc:h2:mem:plain;DB_CLOSE_DELAY=-1";

  @Override
  Connection connect() throws SQLException {
    return DriverManager.getConnection(URL);
  }

  @Override
  String url() {
    return URL;
  }

  @Override
  String noSuchTable() {
    return "42S02";
  }
}
