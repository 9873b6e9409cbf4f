package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements that are executed as they are. */
abstract class StatementContract extends JdbcEngine {
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
      Exception refused = null;
      // A connection each: a pool may throw one away over a feature that its driver lacks.
      try (Connection own = connect();
          Statement statement = own.createStatement()) {
        assertThat(form.run(statement)).isEqualTo(1);
      } catch (SQLException | UnsupportedOperationException e) {
        if (isOfTheInterface(e)) {
          assertThat(hasLargeUpdates()).isFalse();
          continue;
        }
        // PostgreSQL's driver knows generated keys by name only, older pools no large updates.
        assertThat(e)
            .isInstanceOfSatisfying(
                SQLException.class, thrown -> assertThat(isUnsupported(thrown)).isTrue());
        refused = e;
      }
      DbRecord record = (DbRecord) woven.await(1).get(0);
      assertThat(record.text).isEqualTo(UPDATE);
      assertThat(record.thrown).isSameAs(refused);
      assertEndpoint(record);
    }
  }

  /** Whether a method of the JDK's interface threw it, which no class of the driver has. */
  private static boolean isOfTheInterface(Exception refused) {
    return refused.getStackTrace()[0].getClassName().equals(Statement.class.getName());
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
    assumeTrue(refusesClosedStatements(), "this driver executes closed statements");
    Statement statement = connection.createStatement();
    statement.close();
    SQLException thrown =
        catchThrowableOfType(SQLException.class, () -> statement.execute("SELECT 1"));

    assertThat(((DbRecord) woven.await(1).get(0)).thrown).isNotNull().isSameAs(thrown);
  }

  @Test
  void statement_thatIsUsedAgain_showsEachText() throws SQLException {
    List<String> texts =
        List.of(
            "SELECT name FROM animals WHERE id = 1",
            "SELECT id FROM animals WHERE name = 'bee'",
            "SELECT name FROM animals WHERE id = 1");
    try (Statement statement = connection.createStatement()) {
      for (String text : texts) {
        try (ResultSet rows = statement.executeQuery(text)) {
          assertThat(rows.next()).isTrue();
        }
      }
      statement.addBatch(UPDATE);
      statement.executeBatch();
      statement.execute(texts.get(0));
    }

    List<SpanRecord> records = woven.await(5);
    assertThat(texts(records))
        .containsExactly(texts.get(0), texts.get(1), texts.get(2), UPDATE, texts.get(0));
    assertThat(sizes(records)).containsExactly(-1, -1, -1, 1, -1);
  }
}
