package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements that were prepared, and calls. */
abstract class PreparedContract extends StatementContract {
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
      if (hasLargeUpdates()) {
        assertThat(updates.executeLargeUpdate()).isEqualTo(1);
      } else {
        assertThat(updates.executeUpdate()).isEqualTo(1);
      }
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
    assumeTrue(unwraps(), "this driver unwraps nothing");
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
  void execute_ofAPreparedStatementThatFails_throwsWhatTheDriverThrew() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setInt(1, 1);
      statement.setString(2, "ape again");
      SQLException thrown =
          catchThrowableOfType(SQLException.class, () -> statement.executeUpdate());

      DbRecord record = (DbRecord) woven.await(1).get(0);
      assertThat(record.thrown).isNotNull().isSameAs(thrown);
      assertThat(record.text).isEqualTo(INSERT);
      assertEndpoint(record);

      if (keepsStatementsThatFailed()) {
        statement.setInt(1, 70);
        assertThat(statement.executeUpdate()).isEqualTo(1);
        assertThat(woven.await(1).get(0).thrown).isNull();
      }
    }
  }

  @Test
  void execute_ofACall_isRecorded() throws SQLException {
    StoredCall call = makeStoredCall();
    try (CallableStatement statement = connection.prepareCall(call.text())) {
      call.fill(statement);
      statement.execute();
      call.check(statement);
    }

    DbRecord record = (DbRecord) woven.await(1).get(0);
    assertThat(record.text).isEqualTo(call.text());
    assertThat(record.parameterised).isTrue();
    assertEndpoint(record);
  }

  @Test
  void execute_ofACallInEveryForm_isRecordedOnceEach() throws SQLException {
    StoredCall call = makeStoredCall();
    List<CallForm> forms = new ArrayList<>();
    forms.add(s -> s.execute());
    forms.add(s -> s.executeQuery());
    forms.add(s -> s.executeUpdate());
    // Empty: not every call may be part of a batch.
    forms.add(s -> s.executeBatch());
    if (hasLargeUpdates()) {
      forms.add(s -> s.executeLargeUpdate());
    }
    for (CallForm form : forms) {
      Exception refused = null;
      // A connection each: what a call without rows is asked for rows for may break it.
      try (Connection own = connect();
          CallableStatement statement = own.prepareCall(call.text())) {
        call.fill(statement);
        try {
          form.run(statement);
        } catch (SQLException e) {
          // Not every call has rows, or may be part of a batch: that is the driver's affair.
          refused = e;
        }
      }
      DbRecord record = (DbRecord) woven.await(1).get(0);
      assertThat(record.text).isEqualTo(call.text());
      assertThat(record.thrown).isSameAs(refused);
      assertEndpoint(record);
    }
  }

  /** One form of executing a call. */
  private interface CallForm {
    void run(CallableStatement statement) throws SQLException;
  }

  private StoredCall makeStoredCall() throws SQLException {
    StoredCall call = storedCall();
    if (call == null) {
      return abort("this engine has nothing to call");
    }
    String definition = call.definition();
    if (definition != null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(definition);
      } catch (SQLException e) {
        // It is there from another test; where it is not, the call fails.
      }
      assertThat(woven.await(1)).hasSize(1);
    }
    return call;
  }
}
