package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hindcast.bootstrap.record.DbBatch;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batches, and what is left of them. */
abstract class BatchContract extends PreparedContract {
  @Test
  void executeBatch_ofParameters_showsHowManySets() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      addAnimals(statement, 10, 13);
      assertThat(statement.executeBatch()).hasSize(3);
      addAnimals(statement, 13, 14);
      assertThat(statement.executeBatch()).hasSize(1);
      executeEmptyBatch(statement);
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
      executeEmptyBatch(statement);
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
  void executeLargeBatch_isRecordedAsABatch() throws SQLException {
    assumeTrue(hasLargeBatches(), "this driver has no large batches");
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      addAnimals(statement, 50, 53);
      assertThat(statement.executeLargeBatch()).hasSize(3);
    }

    DbRecord record = (DbRecord) woven.await(1).get(0);
    assertThat(record.text).isEqualTo(INSERT);
    assertThat(record.batchSize).isEqualTo(3);
  }

  @Test
  void batch_thatIsGivenUpAndFilledAgain_showsTheSecondOnly() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      addAnimals(statement, 60, 63);
      statement.clearBatch();
      addAnimals(statement, 63, 65);
      assertThat(statement.executeBatch()).hasSize(2);
      addAnimals(statement, 65, 66);
      assertThat(statement.executeBatch()).hasSize(1);
    }

    assertThat(sizes(woven.await(2))).containsExactly(2, 1);
  }

  private void executeEmptyBatch(Statement statement) throws SQLException {
    try {
      assertThat(statement.executeBatch()).isEmpty();
    } catch (SQLException e) {
      assertThat(refusesEmptyBatches()).as("%s", e).isTrue();
    }
  }
}
