package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.hindcast.bootstrap.record.DbConnection;
import io.hindcast.bootstrap.record.DbOrigin;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the agent itself calls of a driver: as little as it can, and where nobody waits for it. */
class AgentCallsTest {
  @RegisterExtension
  static final WovenExtension woven =
      WovenExtension.of(new JdbcModule()).ignoring(DbWaitRecord.class);

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final CountedDatabase database =
      new CountedDatabase("counted" + DATABASES.incrementAndGet());

  @Test
  void connectionOfADriver_isNeverAsked() throws SQLException {
    try (Connection connection = database.connect(database.url(), new Properties())) {
      execute(connection);
    }

    assertEndpoints(woven.await(1));
    assertThat(database.questions()).isZero();
  }

  @Test
  void connectionsOfASource_areAskedOnceForAll() throws SQLException {
    for (int i = 0; i < 5; i++) {
      try (Connection connection = database.getConnection()) {
        assertThat(connection).isInstanceOf(DbConnection.class);
        execute(connection);
        execute(connection);
      }
    }

    assertEndpoints(woven.await(10));
    assertThat(database.questions()).isEqualTo(1);
  }

  @Test
  void poolOverASource_isAskedOnce() throws SQLException {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(database);
      pool.setMaximumPoolSize(3);
      List<Connection> borrowed = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        borrowed.add(pool.getConnection());
      }
      int ofThePool = database.questions();
      for (Connection connection : borrowed) {
        execute(connection);
        connection.close();
      }
      for (int i = 0; i < 20; i++) {
        try (Connection connection = pool.getConnection()) {
          execute(connection);
        }
      }

      assertEndpoints(woven.await(23));
      assertThat(database.questions() - ofThePool).isEqualTo(1);
    }
  }

  /** What application servers and transaction managers pool: each borrowing is a new connection. */
  @Test
  void connectionsOfPooledOnes_shareTheOriginOfTheirSource() throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(database.url());
    PooledConnection one = source.getPooledConnection();
    PooledConnection other = source.getXAConnection();
    try {
      DbOrigin origin = originOf(one);
      assertThat(origin).isNotNull();
      assertThat(originOf(one)).isSameAs(origin);
      assertThat(originOf(other)).isSameAs(origin);
    } finally {
      one.close();
      other.close();
    }
  }

  private static @Nullable DbOrigin originOf(PooledConnection pooled) throws SQLException {
    try (Connection borrowed = pooled.getConnection()) {
      return ((DbConnection) borrowed).hindcastDbOrigin();
    }
  }

  @Test
  void sourcesOfDifferentDatabases_areToldApart() throws SQLException {
    CountedDatabase other = new CountedDatabase("counted" + DATABASES.incrementAndGet());
    for (DataSource source : List.of(database, other, database, other)) {
      try (Connection connection = source.getConnection()) {
        execute(connection);
      }
    }

    assertThat(urls(woven.await(4)))
        .containsExactly(database.url(), other.url(), database.url(), other.url());
    assertThat(database.questions()).isEqualTo(1);
    assertThat(other.questions()).isEqualTo(1);
  }

  @Test
  void question_isHidden() throws SQLException {
    database.onQuestion(AgentCallsTest::execute);
    try (Connection connection = database.getConnection()) {
      execute(connection);
    }

    assertEndpoints(woven.await(1));
  }

  @Test
  void connectionThatWouldNotSay_doesNoHarmAndTheNextIsAsked() throws SQLException {
    database.onQuestion(
        connection -> {
          if (database.questions() == 1) {
            throw new SQLException("not now");
          }
        });
    for (int i = 0; i < 3; i++) {
      try (Connection connection = database.getConnection()) {
        execute(connection);
        execute(connection);
      }
    }

    List<SpanRecord> records = woven.await(6);
    assertThat(Objects.requireNonNull(((DbRecord) records.get(0)).endpoint).url()).isNull();
    assertEndpoints(records.subList(2, 6));
    assertThat(database.questions()).isEqualTo(2);
  }

  @Test
  void question_isAskedOfTheDriverUnderNoLockOfAWrapper() throws SQLException {
    ReentrantLock lock = new ReentrantLock();
    List<Boolean> held = new ArrayList<>();
    database.onQuestion(connection -> held.add(lock.isHeldByCurrentThread()));
    try (Connection connection = new LockedConnection(database.getConnection(), lock)) {
      execute(connection);
      execute(connection);
    }

    assertEndpoints(woven.await(2));
    assertThat(held).containsExactly(false);
  }

  /** A proxy may be the application's own code: what it sees of us is told here. */
  @Test
  void proxy_seesTheCallsOfTheApplicationAndWhoseStatementItIs() throws SQLException {
    List<String> seen = new ArrayList<>();
    try (Connection connection = database.connect(database.url(), new Properties());
        Statement statement = connection.createStatement()) {
      Statement proxy = seenBy(seen, statement);
      proxy.execute("SELECT 1");
      proxy.execute("SELECT 2");
      proxy.getUpdateCount();
    }

    assertEndpoints(woven.await(2));
    assertThat(seen).filteredOn("getConnection"::equals).hasSizeLessThanOrEqualTo(2);
    assertThat(seen)
        .filteredOn(call -> !call.equals("getConnection"))
        .containsExactly("execute", "execute", "getUpdateCount");
    assertThat(database.questions()).isZero();
  }

  private static Statement seenBy(List<String> seen, Statement statement) {
    return (Statement)
        Proxy.newProxyInstance(
            AgentCallsTest.class.getClassLoader(),
            new Class<?>[] {Statement.class},
            (self, method, arguments) -> {
              seen.add(method.getName());
              try {
                return method.invoke(statement, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void execute(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }

  private void assertEndpoints(List<SpanRecord> records) {
    assertThat(urls(records)).isNotEmpty().containsOnly(database.url());
  }

  private static List<String> urls(List<SpanRecord> records) {
    List<String> urls = new ArrayList<>();
    for (SpanRecord record : records) {
      urls.add(
          String.valueOf(Objects.requireNonNull(((DbRecord) record).endpoint, "endpoint").url()));
    }
    return urls;
  }
}
