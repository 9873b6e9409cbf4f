package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hindcast.instrumentations.testing.Allocation;
import io.hindcast.instrumentations.testing.Drain;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@link JdbcBenchmark} measures of the heap, as a check. Each call is its own trace. */
class AllocationTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new JdbcModule());

  private static final String SQL = "SELECT name FROM animals WHERE id = 1";

  /** The record (88 B) and its trace (48 B). */
  private static final double BARE_RECORD = 136;

  /** The record of a wait (72 B) and its trace (48 B). */
  private static final double BARE_WAIT = 120;

  /** What a recorded client span may cost, whatever is around it. */
  private static final double BUDGET = 250;

  private final Drain drain = Drain.woven(new JdbcModule());

  /** Keeps the compiler from leaving a statement out. */
  private @Nullable Object escaped;

  @BeforeAll
  static void register() throws SQLException {
    DriverManager.registerDriver(new IdleDriver());
  }

  @Test
  void keptStatement_costsItsRecordOnly() throws Exception {
    try (Connection connection = DriverManager.getConnection(IdleDriver.URL);
        PreparedStatement statement = connection.prepareStatement(SQL)) {
      double limit = BARE_RECORD + 1;
      assertThat(Allocation.bytesPerCall(() -> execute(statement), limit)).isLessThan(limit);
    }
  }

  @Test
  void keptStatementOfAPool_costsItsRecordOnly() throws Exception {
    try (HikariDataSource pool = pool();
        Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(SQL)) {
      drain.takeAll();
      double limit = BARE_RECORD + 1;
      assertThat(Allocation.bytesPerCall(() -> execute(statement), limit)).isLessThan(limit);
    }
  }

  @Test
  void getConnection_costsItsRecordOnly() throws Exception {
    DataSource source = new FixedDataSource();
    DataSource wrapped = new WrappedDataSource(source);
    double limit = BARE_WAIT + 1;
    assertThat(Allocation.bytesPerCall(() -> acquire(source), limit)).isLessThan(limit);
    assertThat(Allocation.bytesPerCall(() -> acquire(wrapped), limit)).isLessThan(limit);
    assertThat(escaped).isNotNull();
  }

  @Test
  void preparedAndClosed_staysInTheBudget() throws Exception {
    try (Connection connection = DriverManager.getConnection(IdleDriver.URL)) {
      double statement = Allocation.bytesPerCall(() -> escaped = IdleDriver.statement(connection));
      double limit = statement + BUDGET;
      assertThat(Allocation.bytesPerCall(() -> prepareExecuteClose(connection), limit))
          .isLessThan(limit);
    }
    assertThat(escaped).isNotNull();
  }

  @Test
  void preparedAndClosedThroughAPool_staysInTheBudget() throws Exception {
    try (HikariDataSource pool = pool();
        Connection connection = pool.getConnection()) {
      drain.takeAll();
      double statement =
          Allocation.bytesPerCall(() -> escaped = IdleDriver.statement(connection))
              + HIKARIS_STATEMENT;
      double limit = statement + BUDGET;
      assertThat(Allocation.bytesPerCall(() -> prepareExecuteClose(connection), limit))
          .isLessThan(limit);
    }
  }

  /** The pool's proxy of a statement. */
  private static final double HIKARIS_STATEMENT = 32;

  private static HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(IdleDriver.URL);
    config.setMaximumPoolSize(1);
    return new HikariDataSource(config);
  }

  private void execute(PreparedStatement statement) throws SQLException {
    statement.execute();
    drain.takeOne();
  }

  private void acquire(DataSource source) throws SQLException {
    escaped = source.getConnection();
    drain.takeOne();
  }

  private void prepareExecuteClose(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      execute(statement);
    }
  }
}
