package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hindcast.bootstrap.record.DbParameter;
import io.hindcast.bootstrap.record.DbParameterised;
import io.hindcast.bootstrap.record.DbRecord;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The module {@code jdbc-parameters}. */
class ParametersOptionTest extends OptionContract {
  @RegisterExtension static final PostgresServer server = new PostgresServer();

  private static final String URL = "jdbc:h2:mem:parameters;DB_CLOSE_DELAY=-1";
  private static final String INSERT = "INSERT INTO animals (id, name, born) VALUES (?, ?, ?)";

  @BeforeEach
  void makeTable() throws SQLException {
    for (String url : List.of(URL, PostgresServer.url())) {
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute("DROP TABLE IF EXISTS animals");
        statement.execute("CREATE TABLE animals (id INT PRIMARY KEY, name TEXT, born DATE)");
      }
    }
    assertThat(calls(4)).allMatch(record -> record.parameters == null);
  }

  @Test
  void values_areThoseOfTheLastSetting() throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL);
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      assertThat(statement).isInstanceOf(DbParameterised.class);
      statement.setInt(1, 7);
      statement.setString(2, "ape");
      statement.setNull(3, Types.DATE);
      statement.executeUpdate();
      statement.setInt(1, 8);
      statement.setObject(3, LocalDate.of(2026, 1, 2));
      statement.executeUpdate();
    }

    List<DbRecord> records = calls(2);
    assertThat(records.get(0).parameters)
        .containsExactly(positional(0, 7), positional(1, "ape"), positional(2, "null"));
    assertThat(records.get(1).parameters)
        .containsExactly(
            positional(0, 8), positional(1, "ape"), positional(2, LocalDate.of(2026, 1, 2)));
  }

  @Test
  void clearParameters_forgetsThem() throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL);
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      fill(statement, 1);
      statement.clearParameters();
      assertThatThrownBy(statement::executeUpdate).isInstanceOf(SQLException.class);
      fill(statement, 2);
      statement.executeUpdate();
    }

    List<DbRecord> records = calls(2);
    assertThat(records.get(0).parameters).isNull();
    assertThat(records.get(1).parameters).contains(positional(0, 2));
  }

  @Test
  void settingThatFails_isNone() throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL);
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      fill(statement, 1);
      assertThatThrownBy(() -> statement.setInt(9, 9)).isInstanceOf(SQLException.class);
      statement.executeUpdate();
    }

    assertThat(calls(1).get(0).parameters).hasSize(3);
  }

  @Test
  void batches_haveNone() throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL);
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      fill(statement, 1);
      statement.addBatch();
      statement.executeBatch();
      fill(statement, 2);
      statement.addBatch();
      fill(statement, 3);
      statement.addBatch();
      statement.executeBatch();
    }

    assertThat(calls(2)).allMatch(record -> record.parameters == null);
  }

  @SuppressWarnings("JavaUtilDate") // that it can be changed is what is tested
  @Test
  void driversOwnConversions_areNotSeen() throws SQLException {
    Timestamp now = Timestamp.valueOf("2026-01-02 03:04:05");
    try (Connection connection = DriverManager.getConnection(PostgresServer.url());
        PreparedStatement statement =
            connection.prepareStatement("SELECT ?::text, ?::timestamp, ?::numeric, ?::bytea")) {
      statement.setCharacterStream(1, new StringReader("a document"), 10);
      statement.setTimestamp(2, now);
      now.setTime(0);
      statement.setObject(3, new BigDecimal("1.50"), Types.NUMERIC);
      statement.setBinaryStream(4, new ByteArrayInputStream(new byte[5]), 5L);
      statement.executeQuery().close();
    }

    assertThat(calls(1).get(0).parameters)
        .containsExactly(
            positional(0, "(Reader[10])"),
            positional(1, "2026-01-02 03:04:05.0"),
            positional(2, new BigDecimal("1.50")),
            positional(3, "(InputStream[5])"));
  }

  @Test
  void pool_countsOnce() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(PostgresServer.url());
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config);
        Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      fill(statement, 5);
      statement.execute();
      PreparedStatement driver = statement.unwrap(PreparedStatement.class);
      driver.setInt(1, 6);
      driver.execute();
      driver.setInt(1, 7);
      statement.execute();
      statement.clearParameters();
      fill(statement, 8);
      driver.setInt(1, 9);
      statement.execute();
    }

    List<DbRecord> records = calls(4);
    assertFilled(records.get(0), 5, "animal 5");
    assertFilled(records.get(1), 6, "animal 5");
    assertFilled(records.get(2), 7, "animal 5");
    assertFilled(records.get(3), 9, "animal 8");
  }

  private static void assertFilled(DbRecord record, int id, String name) {
    assertThat(record.parameters)
        .containsExactly(positional(0, id), positional(1, name), positional(2, LocalDate.EPOCH));
  }

  /** Else a secret that was set by its name would come back by its index. */
  @Test
  void whatAWrapperHandsOnAfterItWasUnwrapped_doesNotCount() {
    CallableStatement outer = call();
    CallableStatement inner = call();
    CallableStatement other = call();
    Statements.prepared(outer, "{call enter(?)}", null);
    Statements.prepared(other, "{call enter(?, 1)}", null);
    UnwrapParametersProbe unwrap = new UnwrapParametersProbe();
    Object wrapper = Objects.requireNonNull(unwrap.enter(outer, null, null, null));
    unwrap.exit(wrapper, inner, null);
    unwrap.exit(wrapper, other, null);
    Statements.prepared(inner, "{call enter(?)}", null);

    SetValueProbe probe = new SetValueProbe();
    Object state = Objects.requireNonNull(probe.enter(outer, "password", "x", null));
    assertThat(probe.enter(inner, 1, "x", null)).isNull();
    probe.exit(state, null, null);

    assertThat(Objects.requireNonNull(Parameters.find(inner)).copy())
        .containsExactly(new DbParameter(-1, "password", "x"));
    assertThat(Parameters.find(other)).isNull();
  }

  @Test
  void statementWithoutAField_isKnownToo() throws SQLException {
    DriverManager.registerDriver(new IdleDriver());
    try (Connection connection = DriverManager.getConnection(IdleDriver.URL);
        PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
      assertThat(statement).isNotInstanceOf(DbParameterised.class);
      statement.setLong(1, 5);
      statement.execute();
      statement.clearParameters();
      statement.execute();
    }

    List<DbRecord> records = calls(2);
    assertThat(records.get(0).parameters).containsExactly(positional(0, 5L));
    assertThat(records.get(1).parameters).isNull();
  }

  @Test
  void parametersWithNames_areKnownByThem() {
    CallableStatement call = call();
    Statements.prepared(call, "{call restock(?)}", null);
    SetValueProbe probe = new SetValueProbe();
    Object state = Objects.requireNonNull(probe.enter(call, "amount", 5, null));
    // What drivers make of it.
    assertThat(probe.enter(call, 1, 5, null)).isNull();
    probe.exit(state, null, null);
    Object failing = Objects.requireNonNull(probe.enter(call, "amount", 6, null));
    probe.exit(failing, null, new SQLException());

    assertThat(Objects.requireNonNull(Parameters.find(call)).copy())
        .containsExactly(new DbParameter(-1, "amount", 5));
  }

  @Test
  void valuesOfTheApplication_areTypesOnly() {
    class Money {
      @Override
      public String toString() {
        throw new IllegalStateException("nobody may call this");
      }
    }
    assertThat(ParameterValue.of(new Money())).isEqualTo("(" + Money.class.getName() + ")");
    assertThat(ParameterValue.of(new byte[3])).isEqualTo("(byte[3])");
    assertThat(ParameterValue.of("x".repeat(300))).isEqualTo("x".repeat(256) + "...");
    assertThat(ParameterValue.of(BigDecimal.TEN.pow(9_000))).isEqualTo("(java.math.BigDecimal)");
    assertThat(ParameterValue.of(Thread.State.NEW)).isEqualTo("NEW");
    assertThat(ParameterValue.of(null)).isEqualTo("null");
  }

  private static CallableStatement call() {
    return (CallableStatement)
        Proxy.newProxyInstance(
            ParametersOptionTest.class.getClassLoader(),
            new Class<?>[] {CallableStatement.class},
            (self, method, arguments) -> null);
  }

  private static void fill(PreparedStatement statement, int id) throws SQLException {
    statement.setInt(1, id);
    statement.setString(2, "animal " + id);
    statement.setObject(3, LocalDate.EPOCH);
  }

  private static DbParameter positional(int index, Object value) {
    return new DbParameter(index, null, value);
  }
}
