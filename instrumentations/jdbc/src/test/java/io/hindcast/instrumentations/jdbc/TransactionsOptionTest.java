package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The module {@code jdbc-transactions}. */
class TransactionsOptionTest extends OptionContract {
  @RegisterExtension static final PostgresServer server = new PostgresServer();
  @RegisterExtension static final LoadedDriver sqlite = LoadedDriver.of("sqlite-newest");

  private static final String H2 = "jdbc:h2:mem:transactions;DB_CLOSE_DELAY=-1";

  @Test
  void commitAndRollback_areASpanEach() throws Exception {
    for (String url : List.of(H2, PostgresServer.url())) {
      InternalRecord parent;
      try (Connection connection = DriverManager.getConnection(url)) {
        parent = woven.under(() -> transact(connection));
      }

      List<SpanRecord> records = new ArrayList<>(woven.takeAll());
      assertThat(records.get(0)).isSameAs(parent);
      records.remove(0);
      // H2 makes a statement of it.
      records.removeIf(record -> String.valueOf(((DbRecord) record).text).startsWith("SAVEPOINT"));
      assertTransaction(records, parent, url);
    }
  }

  @Test
  void sqlite_whichNamesItsClassesOtherwise() throws SQLException {
    try (Connection connection = sqlite.connect("jdbc:sqlite::memory:")) {
      transact(connection);
    }

    assertTransaction(woven.await(7), null, "jdbc:sqlite::memory:");
  }

  private static void transact(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE herds (id INT)");
      connection.rollback();
      Savepoint savepoint = connection.setSavepoint();
      statement.execute("SELECT 1");
      connection.rollback(savepoint);
      statement.execute("SELECT 2");
      connection.commit();
      statement.execute("DROP TABLE IF EXISTS herds");
    }
    // Commits too, of what was not committed.
    connection.setAutoCommit(true);
  }

  private static void assertTransaction(
      List<SpanRecord> records, @Nullable SpanRecord parent, String url) {
    List<DbRecord> calls = records.stream().map(DbRecord.class::cast).toList();
    assertThat(calls)
        .extracting(record -> record.text)
        .containsExactly(
            "CREATE TABLE herds (id INT)",
            "ROLLBACK",
            "SELECT 1",
            "ROLLBACK TO SAVEPOINT",
            "SELECT 2",
            "COMMIT",
            "DROP TABLE IF EXISTS herds");
    assertThat(calls)
        .extracting(record -> record.transaction)
        .containsExactly(false, true, false, true, false, true, false);
    for (DbRecord record : calls) {
      assertThat(record.parent()).isSameAs(parent);
      assertThat(record.thrown).isNull();
      assertThat(Objects.requireNonNull(record.endpoint).url()).isEqualTo(url);
    }
  }

  @Test
  void commitThatFails_keepsItsException() throws SQLException {
    SQLException thrown;
    try (Connection connection = DriverManager.getConnection(PostgresServer.url())) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE parents (id INT PRIMARY KEY)");
        statement.execute(
            "CREATE TABLE children (id INT REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)");
        statement.execute("INSERT INTO children VALUES (1)");
      }
      thrown = catchThrowableOfType(SQLException.class, connection::commit);
    }

    DbRecord record = calls(4).get(3);
    assertThat(record.text).isEqualTo("COMMIT");
    assertThat(record.thrown).isNotNull().isSameAs(thrown);
    assertThat(thrown.getSQLState()).isEqualTo("23503");
  }

  /** As Spring's proxy does it: a connection is borrowed by the first call that needs one. */
  @Test
  void transactionWithoutAStatement_borrowsNoConnection() throws SQLException {
    List<String> borrowing = new ArrayList<>();
    Connection lazy =
        (Connection)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) -> {
                  if (!List.of("commit", "rollback", "close").contains(method.getName())) {
                    borrowing.add(method.getName());
                  }
                  return null;
                });
    for (Connection connection : List.of(lazy, ProxyTest.wrap(Connection.class, lazy))) {
      connection.commit();
      connection.rollback();
      connection.close();
    }

    assertThat(borrowing).isEmpty();
    List<DbRecord> records = calls(4);
    assertThat(records)
        .extracting(record -> record.text)
        .containsExactly("COMMIT", "ROLLBACK", "COMMIT", "ROLLBACK");
    assertThat(records).allMatch(record -> record.endpoint == null);
  }

  /** What a statement has asked for is known to the commit as well. */
  @Test
  void transactionOfASource_isAddressedByItsStatements() throws SQLException {
    CountedDatabase database = new CountedDatabase("transacted");
    try (Connection connection = ProxyTest.wrap(Connection.class, database.getConnection())) {
      connection.setAutoCommit(false);
      connection.rollback();
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT 1");
      }
      connection.commit();
    }

    List<DbRecord> records = calls(3);
    assertThat(records.get(0).endpoint).isNull();
    assertThat(Objects.requireNonNull(records.get(1).endpoint).url()).isEqualTo(database.url());
    assertThat(Objects.requireNonNull(records.get(2).endpoint).url()).isEqualTo(database.url());
    assertThat(database.questions()).isEqualTo(1);
  }

  /** DBCP2 rolls back whatever it is given back, HikariCP what was not committed. */
  @Test
  void whatAPoolRollsBackByItself_isNoSpan() throws SQLException {
    try (BasicDataSource pool = new BasicDataSource();
        HikariDataSource other = new HikariDataSource()) {
      pool.setUrl(H2);
      pool.setDefaultAutoCommit(false);
      other.setJdbcUrl(H2);
      other.setMaximumPoolSize(1);
      other.setAutoCommit(false);
      for (DataSource source : List.of(pool, other)) {
        source.getConnection().close();
      }
      // DBCP2 tries its very first connection: no close is under way.
      assertThat(calls(1)).extracting(record -> record.text).containsExactly("ROLLBACK");
      for (DataSource source : List.of(pool, other)) {
        for (boolean commits : new boolean[] {true, false}) {
          try (Connection connection = source.getConnection();
              Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            if (commits) {
              connection.commit();
            }
          }
        }
        try (Connection connection = source.getConnection()) {
          connection.rollback();
        }
      }
    }

    List<String> once = List.of("SELECT 1", "COMMIT", "SELECT 1", "ROLLBACK");
    List<String> twice = new ArrayList<>(once);
    twice.addAll(once);
    assertThat(calls(8)).extracting(record -> record.text).containsExactlyElementsOf(twice);
  }

  /** What is executed meanwhile is recorded as it is without the module. */
  @Test
  void closingAndSettingUp_muteNoStatements() throws SQLException {
    try (Connection connection = DriverManager.getConnection(H2)) {
      Connection chatty = chatty(connection);
      chatty.setAutoCommit(false);
      chatty.commit();
      chatty.close();
      assertThat(connection.isClosed()).isTrue();
    }

    assertThat(calls(3))
        .extracting(record -> record.text)
        .containsExactly("SELECT 'setAutoCommit'", "COMMIT", "SELECT 'close'");
  }

  /** Executes a statement and commits before it closes the connection or sets it up. */
  private static Connection chatty(Connection inside) {
    return (Connection)
        Proxy.newProxyInstance(
            TransactionsOptionTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              if (!method.getName().equals("commit")) {
                try (Statement statement = inside.createStatement()) {
                  statement.execute("SELECT '" + method.getName() + "'");
                }
                inside.commit();
              }
              return method.invoke(inside, arguments);
            });
  }

  @Test
  void wrappers_makeNoFurtherSpans() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(H2);
    config.setMaximumPoolSize(1);
    config.setAutoCommit(false);
    try (HikariDataSource pool = new HikariDataSource(config);
        Connection pooled = pool.getConnection()) {
      Connection proxy = ProxyTest.wrap(Connection.class, pooled);
      proxy.commit();
      proxy.rollback();
    }

    List<DbRecord> records = calls(2);
    assertThat(records).extracting(record -> record.text).containsExactly("COMMIT", "ROLLBACK");
    for (DbRecord record : records) {
      assertThat(Objects.requireNonNull(record.endpoint).url()).isEqualTo(H2);
    }
  }
}
