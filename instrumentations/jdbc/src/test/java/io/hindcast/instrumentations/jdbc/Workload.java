package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.instrumentations.testing.Drain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What an application does with its databases, right and wrong, in a process of its own: arguments
 * are {@code plain}, {@code woven} or {@code options} (with the modules that are off by default), a
 * seed, the file for the transcript, and URLs. Says on standard output how many calls were
 * recorded.
 */
final class Workload {
  private static final int STEPS = 250;

  /** So few that inserts collide. */
  private static final int IDS = 60;

  private static final String INSERT = "INSERT INTO ledger (id, owner, amount) VALUES (?, ?, ?)";
  private static final String QUERY = "SELECT owner, amount FROM ledger WHERE id = ?";

  /** A step of the work. */
  private interface Step {
    void run() throws SQLException;
  }

  private final String url;
  private final @Nullable DataSource source;
  private final Random random;
  private final Transcript transcript;
  private final Connection connection;
  private final PreparedStatement kept;
  private int recorded;

  private Workload(String url, Random random, Transcript transcript) throws SQLException {
    this.url = url;
    this.random = random;
    this.transcript = transcript;
    source = Sources.of(url);
    connection = open();
    kept = prepareTable(connection);
  }

  /** Runs it for each URL. */
  public static void main(String[] arguments) throws SQLException, IOException {
    Drain drain =
        switch (arguments[0]) {
          case "woven" -> Drain.woven(new JdbcModule());
          case "options" -> Drain.woven(OptionContract.modules());
          default -> Drain.plain();
        };
    Transcript transcript = new Transcript();
    for (String url : Arrays.asList(arguments).subList(3, arguments.length)) {
      transcript.line("--- " + url.substring(0, url.indexOf(':', "jdbc:".length())));
      Workload workload = new Workload(url, new Random(Long.parseLong(arguments[1])), transcript);
      workload.run();
      System.out.println(workload.recorded);
    }
    drain.takeAll();
    Files.writeString(Path.of(arguments[2]), transcript.text());
  }

  /** Takes what was recorded, before there is more than fits. */
  private void collect() {
    for (SpanRecord list = SpanQueue.poll(); list != null; list = SpanQueue.poll()) {
      for (SpanRecord record = list; record != null; record = record.takeNext()) {
        recorded++;
      }
    }
  }

  private Connection open() throws SQLException {
    return source != null && (Sources.isPool(url) || random.nextBoolean())
        ? source.getConnection()
        : DriverManager.getConnection(url);
  }

  /** Not in the transcript: whether there is a table yet is chance. */
  private static PreparedStatement prepareTable(Connection connection) throws SQLException {
    dropTable(connection);
    try (Statement statement = connection.createStatement()) {
      // Derby's own name for the key would be another one each time, and is in its messages.
      statement.execute(
          "CREATE TABLE ledger (id INT NOT NULL, owner VARCHAR(4000), amount INT,"
              + " CONSTRAINT ledger_key PRIMARY KEY (id))");
    }
    return connection.prepareStatement(QUERY);
  }

  private static void dropTable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE ledger");
    } catch (SQLException e) {
      // It was not there.
    }
  }

  private void run() throws SQLException {
    List<Step> steps =
        List.of(
            this::insert,
            this::insert,
            this::queryKept,
            this::queryKept,
            this::queryText,
            this::updateText,
            this::batchOfParameters,
            this::batchOfTexts,
            this::mistakes,
            this::closedStatement,
            this::transaction,
            this::generatedKeys,
            this::furtherRows,
            this::oddTexts,
            this::unwrapped,
            this::connectAgain);
    for (int i = 0; i < STEPS; i++) {
      int step = random.nextInt(steps.size());
      transcript.line(i + " step " + step);
      attempt(steps.get(step));
      transcript.warnings(connection.getWarnings());
      connection.clearWarnings();
      collect();
    }
    kept.close();
    dropTable(connection);
    connection.close();
    collect();
  }

  private void attempt(Step step) {
    try {
      step.run();
    } catch (SQLException | RuntimeException e) {
      transcript.failure(e);
    }
  }

  private void insert() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      fill(statement);
      transcript.line("  count " + statement.executeUpdate());
    }
  }

  private void fill(PreparedStatement statement) throws SQLException {
    statement.setInt(1, random.nextInt(IDS));
    statement.setString(2, "owner " + random.nextInt(1_000));
    statement.setInt(3, random.nextInt(1_000));
  }

  private void queryKept() throws SQLException {
    kept.setInt(1, random.nextInt(IDS));
    try (ResultSet rows = kept.executeQuery()) {
      transcript.rows(rows);
    }
  }

  private void queryText() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean withRows =
          statement.execute(
              "SELECT id, amount FROM ledger WHERE amount > "
                  + random.nextInt(1_000)
                  + " ORDER BY id");
      transcript.line("  rows " + withRows + " count " + statement.getUpdateCount());
      transcript.rows(statement.getResultSet());
      transcript.line("  more " + statement.getMoreResults());
    }
  }

  private void updateText() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      transcript.line(
          "  count "
              + statement.executeUpdate(
                  "UPDATE ledger SET amount = amount + 1 WHERE id < " + random.nextInt(IDS)));
    }
  }

  private void batchOfParameters() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (int i = random.nextInt(6); i > 0; i--) {
        fill(statement);
        statement.addBatch();
      }
      if (random.nextInt(4) == 0) {
        statement.clearBatch();
      }
      attempt(() -> transcript.line("  counts " + Arrays.toString(statement.executeBatch())));
      attempt(() -> transcript.line("  counts " + Arrays.toString(statement.executeBatch())));
    }
  }

  private void batchOfTexts() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int i = random.nextInt(5); i > 0; i--) {
        statement.addBatch("DELETE FROM ledger WHERE id = " + random.nextInt(IDS));
        if (random.nextInt(5) == 0) {
          statement.addBatch("DELETE FROM nowhere");
        }
      }
      transcript.line("  counts " + Arrays.toString(statement.executeBatch()));
    }
  }

  private void mistakes() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      attempt(() -> statement.execute("SELEC 1"));
      attempt(() -> statement.executeQuery("SELECT * FROM nowhere"));
      attempt(() -> statement.executeUpdate("SELECT id FROM ledger"));
      attempt(() -> statement.executeQuery("DELETE FROM ledger WHERE id = -1"));
    }
    attempt(() -> connection.prepareStatement("SELECT FROM WHERE ?").close());
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setInt(1, 1);
      attempt(statement::executeUpdate);
      attempt(() -> statement.setInt(9, 1));
      attempt(() -> statement.execute("SELECT id FROM ledger"));
    }
  }

  private void closedStatement() throws SQLException {
    PreparedStatement statement = connection.prepareStatement(QUERY);
    statement.setInt(1, 1);
    statement.close();
    attempt(statement::executeQuery);
    attempt(statement::getConnection);
    statement.close();
    transcript.line("  closed " + statement.isClosed());
  }

  private void transaction() throws SQLException {
    connection.setAutoCommit(false);
    try {
      for (int i = random.nextInt(4); i >= 0; i--) {
        attempt(random.nextInt(3) == 0 ? this::batchOfTexts : this::insert);
      }
      if (random.nextBoolean()) {
        connection.commit();
      } else {
        connection.rollback();
      }
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void generatedKeys() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
      fill(statement);
      transcript.line("  count " + statement.executeUpdate());
      try (ResultSet keys = statement.getGeneratedKeys()) {
        transcript.rows(keys);
      }
    }
  }

  private void furtherRows() throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(2);
      try (ResultSet rows = statement.executeQuery("SELECT id, owner FROM ledger ORDER BY id")) {
        transcript.rows(rows);
      }
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void oddTexts() throws SQLException {
    String odd = "it''s \u00e9\u4e2d\ud83d\ude00 -- /* ? " + "x".repeat(random.nextInt(3_000));
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, '" + odd + "' AS t FROM ledger WHERE id < 3 ORDER BY id")) {
      transcript.rows(rows);
    }
  }

  private void unwrapped() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
      PreparedStatement inside = statement.unwrap(PreparedStatement.class);
      transcript.line("  itself " + (inside == statement));
      inside.setInt(1, random.nextInt(IDS));
      try (ResultSet rows = inside.executeQuery()) {
        transcript.rows(rows);
      }
      transcript.line("  class " + inside.getClass().getName());
    }
  }

  private void connectAgain() throws SQLException {
    try (Connection other = open();
        PreparedStatement statement = other.prepareStatement(QUERY)) {
      statement.setInt(1, random.nextInt(IDS));
      try (ResultSet rows = statement.executeQuery()) {
        transcript.rows(rows);
      }
      transcript.line("  valid " + other.isValid(5) + " read-only " + other.isReadOnly());
    }
  }
}
