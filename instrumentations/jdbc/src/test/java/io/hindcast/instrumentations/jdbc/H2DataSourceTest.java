package io.hindcast.instrumentations.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;

/** A driver's own data source under a pool: no {@code Driver.connect} is seen. */
class H2DataSourceTest extends JdbcContract {
  private static final HikariDataSource POOL = new HikariDataSource();

  static {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:source;DB_CLOSE_DELAY=-1");
    POOL.setDataSource(source);
  }

  @AfterAll
  static void closePool() {
    POOL.close();
  }

  @Override
  Connection connect() throws SQLException {
    return POOL.getConnection();
  }

  @Override
  String url() {
    return "jdbc:h2:mem:source";
  }

  @Override
  String noSuchTable() {
    return "42S02";
  }
}
