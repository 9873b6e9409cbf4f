package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.instrumentations.testing.LineIds;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The module {@code jdbc-comments}. The server says what it was sent. */
class CommentsOptionTest extends OptionContract {
  @RegisterExtension static final PostgresServer server = new PostgresServer();

  private static final String QUERY =
      "SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid()";

  @Test
  void server_seesTheTraceOfTheStatement() throws Exception {
    List<String> seen = new ArrayList<>();
    InternalRecord parent;
    try (Connection connection = DriverManager.getConnection(PostgresServer.url())) {
      parent = woven.under(() -> seen.add(query(connection, QUERY + " ; ")));
    }

    DbRecord record = (DbRecord) woven.await(2).get(1);
    assertThat(record.parent()).isSameAs(parent);
    assertThat(record.text).isEqualTo(QUERY + " ; ");
    // The driver takes the semicolon off, and may leave blanks.
    assertThat(seen.get(0).strip()).isEqualTo(QUERY + comment(record));
  }

  @Test
  void textWithACommentOrPreparedOrOfAnotherKind_isSentAsItIs() throws SQLException {
    String withComment = QUERY + " /* mine */";
    try (Connection connection = DriverManager.getConnection(PostgresServer.url())) {
      assertThat(query(connection, withComment)).isEqualTo(withComment);
      try (PreparedStatement statement = connection.prepareStatement(QUERY);
          ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo(QUERY);
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TEMPORARY VIEW told AS " + QUERY);
        statement.addBatch("INSERT INTO pg_temp.nowhere VALUES (1)");
        statement.clearBatch();
      }
    }

    assertThat(woven.await(3)).hasSize(3);
  }

  @Test
  void wrappers_seeTheTextOfTheApplication() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(PostgresServer.url());
    config.setMaximumPoolSize(1);
    List<Object> seen = new ArrayList<>();
    try (HikariDataSource pool = new HikariDataSource(config);
        Connection connection = pool.getConnection();
        Statement inside = connection.createStatement();
        ResultSet rows = watched(inside, seen).executeQuery(QUERY)) {
      assertThat(rows.next()).isTrue();
      DbRecord record = calls(1).get(0);
      assertThat(rows.getString(1)).isEqualTo(QUERY + comment(record));
    }

    assertThat(seen).containsExactly(QUERY);
  }

  @Test
  void generatedKeysAndCounts_areAsEver() throws SQLException {
    try (Connection connection = DriverManager.getConnection(PostgresServer.url());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE births (id SERIAL, name TEXT)");
      int count =
          statement.executeUpdate(
              "INSERT INTO births (name) VALUES ('ape'), ('bee')", new String[] {"id"});
      assertThat(count).isEqualTo(2);
      try (ResultSet keys = statement.getGeneratedKeys()) {
        assertThat(keys.next()).isTrue();
        assertThat(keys.getInt(1)).isEqualTo(1);
      }
      assertThat(statement.execute("UPDATE births SET name = 'cat';")).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(2);
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
    }

    assertThat(woven.await(3)).hasSize(3);
  }

  private static Statement watched(Statement inside, List<Object> seen) {
    return (Statement)
        Proxy.newProxyInstance(
            CommentsOptionTest.class.getClassLoader(),
            new Class<?>[] {Statement.class},
            (self, method, arguments) -> {
              if (method.getName().equals("executeQuery")) {
                seen.add(arguments[0]);
              }
              try {
                return method.invoke(inside, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static String query(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(text)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static String comment(DbRecord record) {
    LineIds ids = LineIds.of(record);
    return " /*traceparent='00-"
        + ids.traceId()
        + "-"
        + ids.spanId()
        + "-"
        + ids.traceFlags()
        + "'*/";
  }
}
