package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AfterAll;

/** A pool that wraps each object twice and hands out prepared statements again. */
class DbcpTest extends JdbcContract {
  private static final String URL = "jdbc:h2:mem:dbcp;DB_CLOSE_DELAY=-1";
  private static final BasicDataSource POOL = new BasicDataSource();

  static {
    POOL.setUrl(URL);
    POOL.setPoolPreparedStatements(true);
  }

  @AfterAll
  static void closePool() throws SQLException {
    POOL.close();
  }

  @Override
  Connection connect() throws SQLException {
    return POOL.getConnection();
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
