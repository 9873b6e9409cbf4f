package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What holds for every driver and whatever lies over it: all subjects. */
abstract class JdbcContract extends BatchContract {
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

    List<SpanRecord> records = applications(woven.await(2 + statementsToTransact()));
    assertThat(records).hasSize(2);
    assertThat(records.get(0).thrown).isNull();
    assertThat(records.get(1).thrown).isInstanceOf(SQLException.class);
  }

  @Test
  void metadata_thatTheApplicationAsksFor_isTheDriversAffair() throws SQLException {
    assertThat(connection.getMetaData().getURL()).isNotEmpty();
    assertThat(connection.getMetaData().getDriverName()).isNotEmpty();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT name FROM animals");
    }

    assertThat(woven.await(1)).hasSize(1);
  }

  @Test
  void furtherRows_areFetchedWithoutASpan() throws SQLException {
    connection.setAutoCommit(false);
    int rows = 0;
    try (PreparedStatement insert = connection.prepareStatement(INSERT);
        Statement statement = connection.createStatement()) {
      addAnimals(insert, 100, 140);
      insert.executeBatch();
      statement.setFetchSize(3);
      try (ResultSet found = statement.executeQuery("SELECT id FROM animals WHERE id >= 100")) {
        while (found.next()) {
          rows++;
        }
      }
    }
    connection.commit();
    connection.setAutoCommit(true);

    assertThat(rows).isEqualTo(40);
    assertThat(applications(woven.await(2 + statementsToTransact()))).hasSize(2);
  }

  /** Without what the driver executes to begin and end a transaction. */
  private static List<SpanRecord> applications(List<SpanRecord> records) {
    return records.stream()
        .filter(record -> String.valueOf(((DbRecord) record).text).contains("animals"))
        .toList();
  }

  @Test
  void generatedKeys_areThereAsEver() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try {
        statement.execute("DROP TABLE births");
      } catch (SQLException e) {
        // It was not there.
      }
      statement.execute("CREATE TABLE births (id " + identity() + ", name VARCHAR(80))");
    }
    assertThat(woven.await(2)).hasSize(2);
    String insert = "INSERT INTO births (name) VALUES (?)";
    try (PreparedStatement statement = prepareWithKeys(connection, insert)) {
      statement.setString(1, "calf");
      assertThat(statement.executeUpdate()).isEqualTo(1);
      try (ResultSet keys = statement.getGeneratedKeys()) {
        assertThat(keys.next()).isTrue();
        assertThat(keys.getInt(1)).isEqualTo(1);
      }
    }

    List<SpanRecord> records = woven.await(1 + statementsToReadKeys());
    assertThat(texts(records).get(0)).isEqualTo(insert);
  }

  @Test
  void generatedKeysAndFurtherRows_areThereAsEver() throws SQLException {
    assumeTrue(tellsKeysOfAnyColumn(), "this driver tells keys of numbered columns only");
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
}
