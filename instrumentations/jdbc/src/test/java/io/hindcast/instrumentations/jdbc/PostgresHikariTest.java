package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresHikariTest extends JdbcContract {
  private static EmbeddedPostgres postgres;
  private static HikariDataSource pool;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
    config.setMaximumPoolSize(5);
    pool = new HikariDataSource(config);
  }

  @AfterAll
  static void stop() throws IOException {
    pool.close();
    postgres.close();
  }

  @Override
  Connection connect() throws SQLException {
    return pool.getConnection();
  }

  @Override
  String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
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
