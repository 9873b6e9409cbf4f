package io.hindcast.instrumentations.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.Benchmarks;
import io.hindcast.instrumentations.testing.Drain;
import io.hindcast.instrumentations.testing.SdkSpan;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a call to a database pays for being recorded: the library woven and as it is. Each call is a
 * trace of its own, which is the dear case: one under a request needs no {@code LocalTrace}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JdbcBenchmark {
  private static final String SQL = "SELECT name FROM animals WHERE id = 1";

  /** {@code -Dtest=JdbcBenchmark}. */
  @Test
  void run() throws Exception {
    Benchmarks.run(JdbcBenchmark.class);
  }

  /** The drivers. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH calls connect
  public static class Library {
    /** Whether our probes are in it. */
    @Param({"plain", "woven"})
    public String library;

    Drain drain;
    Connection idle;
    PreparedStatement idleKept;
    Connection pooled;
    PreparedStatement pooledKept;
    PreparedStatement h2Kept;
    DataSource source;
    private HikariDataSource pool;
    private Connection h2;

    /** Connects. */
    @Setup
    public void connect() throws SQLException {
      drain = library.equals("woven") ? Drain.woven(new JdbcModule()) : Drain.plain();
      source = new WrappedDataSource(new FixedDataSource());
      DriverManager.registerDriver(new IdleDriver());
      idle = DriverManager.getConnection(IdleDriver.URL);
      idleKept = idle.prepareStatement(SQL);
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(IdleDriver.URL);
      config.setMaximumPoolSize(1);
      pool = new HikariDataSource(config);
      pooled = pool.getConnection();
      pooledKept = pooled.prepareStatement(SQL);
      h2 = DriverManager.getConnection("jdbc:h2:mem:benchmark");
      try (Statement statement = h2.createStatement()) {
        statement.execute("CREATE TABLE animals (id INT PRIMARY KEY, name VARCHAR(80))");
        statement.execute("INSERT INTO animals VALUES (1, 'ape')");
      }
      h2Kept = h2.prepareStatement(SQL);
      drain.takeAll();
    }

    /** Lets go. */
    @TearDown
    public void disconnect() throws SQLException {
      pooled.close();
      pool.close();
      h2.close();
      drain.takeAll();
    }
  }

  /** The peers that need no library. */
  @State(Scope.Thread)
  public static class Peers {
    final SdkSpan sdk = new SdkSpan();
    final DbEndpoint endpoint = new DbEndpoint(IdleDriver.URL, null);
  }

  /** Two clock readings, which any tracing pays. */
  @Benchmark
  public long clockTwice() {
    long start = System.nanoTime();
    return System.nanoTime() - start;
  }

  /** The peer. */
  @Benchmark
  public Object sdkSpan(Peers peers) {
    return peers.sdk.record();
  }

  /** Our record without a probe. */
  @Benchmark
  public boolean bareRecord(Peers peers) {
    ThreadContext thread = ThreadContext.get();
    DbRecord record = new DbRecord(thread);
    record.text = SQL;
    record.endpoint = peers.endpoint;
    record.activate(thread);
    record.deactivate(thread);
    record.end();
    return SpanQueue.poll() == record;
  }

  /** A statement that is prepared once, over a driver that does nothing. */
  @Benchmark
  public Object idleKept(Library library) throws SQLException {
    Object result = library.idleKept.execute();
    library.drain.takeOne();
    return result;
  }

  /** Prepared, executed, closed. */
  @Benchmark
  public Object idlePrepared(Library library) throws SQLException {
    return prepared(library.idle, library.drain);
  }

  /** Prepared once, through a pool. */
  @Benchmark
  public Object pooledKept(Library library) throws SQLException {
    Object result = library.pooledKept.execute();
    library.drain.takeOne();
    return result;
  }

  /** Prepared, executed, closed, through a pool: what most applications do. */
  @Benchmark
  public Object pooledPrepared(Library library) throws SQLException {
    return prepared(library.pooled, library.drain);
  }

  /** A connection that is at hand, through a wrapper: the wait is nothing but its record. */
  @Benchmark
  public Object acquired(Library library) throws SQLException {
    Object connection = library.source.getConnection();
    library.drain.takeOne();
    return connection;
  }

  /** A query of a real database in the process. */
  @Benchmark
  public Object h2Kept(Library library) throws SQLException {
    try (ResultSet result = library.h2Kept.executeQuery()) {
      library.drain.takeOne();
      return result;
    }
  }

  private static Object prepared(Connection connection, Drain drain) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      Object result = statement.execute();
      drain.takeOne();
      return result;
    }
  }
}
