package io.hindcast.smoke.overhead.calls;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A query of one row by its key, in a database inside of the process: little that hides what is
 * around it. Each call is a trace of its own.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls connect
public class PreparedQuery {
  private static final String URL = "jdbc:h2:mem:calls";
  private static final String SQL = "SELECT name FROM animals WHERE id = 1";

  private Connection direct;
  private PreparedStatement kept;
  private HikariDataSource pool;
  private Connection borrowed;
  private PreparedStatement keptOfPool;

  /** For JMH. */
  public PreparedQuery() {}

  /** Connects. */
  @Setup
  public void connect() throws SQLException {
    direct = DriverManager.getConnection(URL);
    try (Statement statement = direct.createStatement()) {
      statement.execute("CREATE TABLE animals (id INT PRIMARY KEY, name VARCHAR(80))");
      statement.execute("INSERT INTO animals VALUES (1, 'ape')");
    }
    kept = direct.prepareStatement(SQL);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(URL);
    config.setMaximumPoolSize(1);
    pool = new HikariDataSource(config);
    borrowed = pool.getConnection();
    keptOfPool = borrowed.prepareStatement(SQL);
  }

  /** Counts its bytes. */
  @Setup(Level.Iteration)
  public void begin() {
    CallerBytes.begin(Thread.currentThread());
  }

  /** Until here. */
  @TearDown(Level.Iteration)
  public void end() {
    CallerBytes.end();
  }

  /** Lets go. */
  @TearDown
  public void disconnect() throws SQLException {
    borrowed.close();
    pool.close();
    direct.close();
  }

  /** Prepared once. */
  @Benchmark
  public boolean kept() throws SQLException {
    return query(kept);
  }

  /** Prepared once, through a pool. */
  @Benchmark
  public boolean keptOfPool() throws SQLException {
    return query(keptOfPool);
  }

  /** Prepared, executed, closed, through a pool. */
  @Benchmark
  public boolean preparedOfPool() throws SQLException {
    try (PreparedStatement statement = borrowed.prepareStatement(SQL)) {
      return query(statement);
    }
  }

  private static boolean query(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next();
    }
  }
}
