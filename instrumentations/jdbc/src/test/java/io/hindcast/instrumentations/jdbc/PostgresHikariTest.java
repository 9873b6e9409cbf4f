package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresHikariTest extends JdbcContract {
  @RegisterExtension static final PostgresServer server = new PostgresServer();

  private static HikariDataSource pool;

  @BeforeAll
  static void start() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(PostgresServer.url());
    config.setMaximumPoolSize(5);
    pool = new HikariDataSource(config);
  }

  @AfterAll
  static void stop() {
    pool.close();
  }

  @Override
  Connection connect() throws SQLException {
    return pool.getConnection();
  }

  @Override
  String url() {
    return PostgresServer.url();
  }

  @Override
  String noSuchTable() {
    return "42P01";
  }

  @Test
  void isValid_isNotRecorded() throws SQLException {
    try (Connection connection = connect()) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }
}
