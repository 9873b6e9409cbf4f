package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hindcast.bootstrap.record.DbBatch;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds for every driver and whatever lies over it. */
abstract class JdbcContract {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new JdbcModule());

  private static final String INSERT = "INSERT INTO animals (id, name) VALUES (?, ?)";
  private static final String UPDATE = "UPDATE animals SET name = 'cat' WHERE id = 1";

  private Connection connection;

  /** Opens or borrows a connection. */
  abstract Connection connect() throws SQLException;

  /** The URL that records are to show. */
  abstract String url();

  /** The SQLState of a query of a table that does not exist. */
  abstract String noSuchTable();

  @BeforeEach
  void makeTable() throws SQLException {
    connection = connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS animals");
      statement.execute("CREATE TABLE animals (id INT PRIMARY KEY, name VARCHAR(80))");
      statement.execute("INSERT INTO animals VALUES (1, 'ape'), (2, 'bee')");
    }
    assertThat(woven.await(3)).hasSize(3);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void executeQuery_ofAText_isRecordedUnderTheCaller() throws Exception {
    InternalRecord parent =
        woven.under(
            () -> {
              try (Statement statement = connection.createStatement();
                  ResultSet rows =
                      statement.executeQuery("SELECT name FROM animals WHERE id = 2")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("bee");
              }
            });

    DbRecord record = (DbRecord) woven.await(2).get(1);
    assertThat(record.parent()).isSameAs(parent);
    assertThat(record.text).isEqualTo("SELECT name FROM animals WHERE id = 2");
    assertThat(record.parameterised).isFalse();
    assertThat(record.batchSize).isEqualTo(-1);
    assertThat(record.thrown).isNull();
    assertThat(record.endNanos()).isGreaterThan(record.startNanos());
    assertEndpoint(record);
  }

  /** One form of executing. */
  private interface Form {
    long run(Statement statement) throws SQLException;
  }

  @Test
  void execute_ofATextInEveryForm_isRecordedOnceEach() throws SQLException {
    int[] columns = {1};
    String[] names = {"id"};
    List<Form> forms =
        List.of(
            s -> s.execute(UPDATE) ? 0 : 1,
            s -> s.execute(UPDATE, Statement.RETURN_GENERATED_KEYS) ? 0 : 1,
            s -> s.execute(UPDATE, columns) ? 0 : 1,
            s -> s.execute(UPDATE, names) ? 0 : 1,
            s -> s.executeUpdate(UPDATE),
            s -> s.executeUpdate(UPDATE, Statement.NO_GENERATED_KEYS),
            s -> s.executeUpdate(UPDATE, columns),
            s -> s.executeUpdate(UPDATE, names),
            s -> s.executeLargeUpdate(UPDATE),
            s -> s.executeLargeUpdate(UPDATE, Statement.NO_GENERATED_KEYS),
            s -> s.executeLargeUpdate(UPDATE, columns),
            s -> s.executeLargeUpdate(UPDATE, names));
    for (Form form : forms) {
      SQLException refused = null;
      // A connection each: a pool may throw one away over a feature that its driver lacks.
      try (Connection own = connect();
          Statement statement = own.createStatement()) {
        assertThat(form.run(statement)).isEqualTo(1);
      } catch (SQLException e) {
        // PostgreSQL's driver knows generated keys by name only, older pools no large updates.
        assertThat(e instanceof SQLFeatureNotSupportedException || "0A000".equals(e.getSQLState()))
            .isTrue();
        refused = e;
      }
      DbRecord record = (DbRecord) woven.await(1).get(0);
      assertThat(record.text).isEqualTo(UPDATE);
      assertThat(record.thrown).isSameAs(refused);
      assertEndpoint(record);
    }
  }

  @Test
  void execute_ofAPreparedStatementInEveryForm_isRecordedOnceEach() throws SQLException {
    String query = "SELECT name FROM animals WHERE id = ?";
    String update = "UPDATE animals SET name = ? WHERE id = 1";
    try (PreparedStatement queries = connection.prepareStatement(query);
        PreparedStatement updates =
            connection.prepareStatement(
                update, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      queries.setInt(1, 2);
      queries.executeQuery().close();
      assertThat(queries.execute()).isTrue();
      updates.setString(1, "cat");
      assertThat(updates.executeUpdate()).isEqualTo(1);
      assertThat(updates.executeLargeUpdate()).isEqualTo(1);
    }

    List<SpanRecord> records = woven.await(4);
    assertThat(texts(records)).containsExactly(query, query, update, update);
    for (SpanRecord record : records) {
      assertThat(((DbRecord) record).parameterised).isTrue();
      assertEndpoint((DbRecord) record);
    }
  }

  @Test
  void execute_ofAPreparedTextWithoutPlaceholders_isNotParameterised() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT 'secret' FROM animals", Statement.NO_GENERATED_KEYS)) {
      assertThat(statement.execute()).isTrue();
    }

    assertThat(((DbRecord) woven.await(1).get(0)).parameterised).isFalse();
  }

  @Test
  void execute_ofWhatAPreparedStatementWraps_isRecordedAsThatOne() throws SQLException {
    String query = "SELECT name FROM animals WHERE id = 2";
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.unwrap(PreparedStatement.class).executeQuery()) {
      assertThat(rows.next()).isTrue();
    }

    DbRecord record = (DbRecord) woven.await(1).get(0);
    assertThat(record.text).isEqualTo(query);
    assertEndpoint(record);
  }

  @Test
  void execute_ofACall_isRecorded() throws SQLException {
    String call = "{? = call abs(?)}";
    try (CallableStatement statement = connection.prepareCall(call)) {
      statement.registerOutParameter(1, Types.INTEGER);
      statement.setInt(2, -3);
      statement.execute();
      assertThat(statement.getInt(1)).isEqualTo(3);
    }

    DbRecord record = (DbRecord) woven.await(1).get(0);
    assertThat(record.text).isEqualTo(call);
    assertThat(record.parameterised).isTrue();
    assertEndpoint(record);
  }

  @Test
  void executeBatch_ofParameters_showsHowManySets() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      addAnimals(statement, 10, 13);
      assertThat(statement.executeBatch()).hasSize(3);
      addAnimals(statement, 13, 14);
      assertThat(statement.executeBatch()).hasSize(1);
      assertThat(statement.executeBatch()).isEmpty();
    }

    List<SpanRecord> records = woven.await(3);
    assertThat(texts(records)).containsOnly(INSERT);
    assertThat(sizes(records)).containsExactly(3, 1, 0);
    for (SpanRecord record : records) {
      assertThat(((DbRecord) record).batchTexts).isNull();
      assertThat(((DbRecord) record).parameterised).isTrue();
      assertEndpoint((DbRecord) record);
    }
  }

  @Test
  void executeBatch_ofOneTextOrTheSameTexts_showsTheTextOnce() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch(UPDATE);
      assertThat(statement.executeBatch()).hasSize(1);
      statement.addBatch(UPDATE);
      statement.addBatch(String.valueOf(UPDATE.toCharArray()));
      assertThat(statement.executeBatch()).hasSize(2);
    }

    List<SpanRecord> records = woven.await(2);
    assertThat(texts(records)).containsOnly(UPDATE);
    assertThat(sizes(records)).containsExactly(1, 2);
    for (SpanRecord record : records) {
      assertThat(((DbRecord) record).batchTexts).isNull();
      assertEndpoint((DbRecord) record);
    }
  }

  @Test
  void executeBatch_ofDifferentTexts_keepsThemInOrder() throws SQLException {
    String delete = "DELETE FROM animals WHERE id = 1";
    try (Statement statement = connection.createStatement()) {
      statement.addBatch(UPDATE);
      statement.addBatch(UPDATE);
      statement.addBatch(delete);
      statement.executeBatch();
      statement.addBatch(delete);
      statement.clearBatch();
      assertThat(statement.executeBatch()).isEmpty();
    }

    List<SpanRecord> records = woven.await(2);
    assertThat(sizes(records)).containsExactly(3, 0);
    DbRecord batch = (DbRecord) records.get(0);
    assertThat(batch.text).isNull();
    assertThat(batch.batchTexts).containsExactly(UPDATE, UPDATE, delete);
    DbRecord empty = (DbRecord) records.get(1);
    assertThat(empty.text).isNull();
    assertThat(empty.batchTexts).isNull();
  }

  @Test
  void executeBatch_ofMoreTextsThanAreKept_stillCountsThem() throws SQLException {
    int size = DbBatch.MAX_TEXTS + 50;
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < size; i++) {
        statement.addBatch("DELETE FROM animals WHERE id = " + i);
      }
      statement.executeBatch();
    }

    DbRecord record = (DbRecord) woven.await(1).get(0);
    assertThat(record.batchSize).isEqualTo(size);
    assertThat(record.batchTexts).hasSize(DbBatch.MAX_TEXTS);
  }

  @Test
  void executeBatch_thatFails_leavesNothingForTheNextOne() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      addAnimals(statement, 1, 3);
      SQLException thrown =
          catchThrowableOfType(SQLException.class, () -> statement.executeBatch());
      assertThat(((DbRecord) woven.await(1).get(0)).thrown).isNotNull().isSameAs(thrown);
      statement.clearBatch();
      addAnimals(statement, 20, 21);
      assertThat(statement.executeBatch()).hasSize(1);
    }

    assertThat(sizes(woven.await(1))).containsExactly(1);
  }

  @Test
  void executeQuery_thatFails_throwsWhatTheDriverThrew() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      SQLException thrown =
          catchThrowableOfType(
              SQLException.class, () -> statement.executeQuery("SELECT * FROM nowhere"));

      DbRecord record = (DbRecord) woven.await(1).get(0);
      assertThat(record.thrown).isNotNull().isSameAs(thrown);
      assertThat(thrown.getSQLState()).isEqualTo(noSuchTable());
      assertThat(record.text).isEqualTo("SELECT * FROM nowhere");
      assertEndpoint(record);
    }
  }

  @Test
  void execute_ofAClosedStatement_throwsAndIsRecorded() throws SQLException {
    Statement statement = connection.createStatement();
    statement.close();
    SQLException thrown =
        catchThrowableOfType(SQLException.class, () -> statement.execute("SELECT 1"));

    assertThat(((DbRecord) woven.await(1).get(0)).thrown).isNotNull().isSameAs(thrown);
  }

  @Test
  void transaction_thatFails_recordsItsStatementsOnly() throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setInt(1, 30);
      statement.setString(2, "dog");
      statement.executeUpdate();
      assertThatThrownBy(statement::executeUpdate).isInstanceOf(SQLException.class);
    }
    connection.rollback();
    connection.setAutoCommit(true);

    List<SpanRecord> records = woven.await(2);
    assertThat(records.get(0).thrown).isNull();
    assertThat(records.get(1).thrown).isInstanceOf(SQLException.class);
  }

  @Test
  void generatedKeysAndFurtherRows_areThereAsEver() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT, new String[] {"id"})) {
      statement.setInt(1, 41);
      statement.setString(2, "eel");
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        assertThat(keys.next()).isTrue();
        assertThat(keys.getInt("id")).isEqualTo(41);
      }
    }
    List<Integer> ids = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement("SELECT id FROM animals")) {
      statement.setFetchSize(1);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getInt(1));
        }
      }
    }

    assertThat(ids).containsExactlyInAnyOrder(1, 2, 41);
    assertThat(woven.await(2)).hasSize(2);
  }

  @Test
  void manyThreads_recordEachStatementUnderTheirOwnParent() throws Exception {
    int threads = 4;
    int statements = 25;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    Set<SpanRecord> parents = new HashSet<>();
    try {
      List<Future<InternalRecord>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.submit(() -> woven.under(() -> query(statements))));
      }
      for (Future<InternalRecord> one : running) {
        parents.add(one.get());
      }
    } finally {
      pool.shutdown();
    }

    List<SpanRecord> records = woven.await(threads * (1 + statements));
    assertThat(parents).hasSize(threads);
    for (SpanRecord parent : parents) {
      assertThat(records).filteredOn(record -> record.parent() == parent).hasSize(statements);
    }
  }

  private void query(int times) throws SQLException {
    try (Connection own = connect()) {
      for (int i = 0; i < times; i++) {
        try (PreparedStatement statement =
            own.prepareStatement("SELECT name FROM animals WHERE id = ?")) {
          statement.setInt(1, i);
          statement.executeQuery().close();
        }
      }
    }
  }

  private void assertEndpoint(DbRecord record) {
    assertThat(record.endpoint).isNotNull();
    assertThat(record.endpoint.url()).isEqualTo(url());
  }

  private static List<String> texts(List<SpanRecord> records) {
    List<String> texts = new ArrayList<>();
    for (SpanRecord record : records) {
      texts.add(String.valueOf(((DbRecord) record).text));
    }
    return texts;
  }

  private static List<Integer> sizes(List<SpanRecord> records) {
    List<Integer> sizes = new ArrayList<>();
    for (SpanRecord record : records) {
      sizes.add(((DbRecord) record).batchSize);
    }
    return sizes;
  }

  private static void addAnimals(PreparedStatement statement, int from, int to)
      throws SQLException {
    for (int id = from; id < to; id++) {
      statement.setInt(1, id);
      statement.setString(2, "animal " + id);
      statement.addBatch();
    }
  }
}
