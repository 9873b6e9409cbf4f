package io.hindcast.instrumentations.connectionpools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hindcast.bootstrap.pool.ConnectionPoolReading;
import io.hindcast.bootstrap.pool.ConnectionPoolState;
import io.hindcast.bootstrap.pool.ConnectionPools;
import io.hindcast.bootstrap.record.DbPool;
import io.hindcast.bootstrap.record.DbPoolRecord;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds for every pool. Each test opens its own, over a database of its own. */
abstract class ConnectionPoolContract {
  /** Statements that pools make of their own, and what HikariCP measures, are other tests'. */
  @RegisterExtension
  static final WovenExtension woven =
      AllPools.woven().ignoring(DbRecord.class).ignoring(DbPoolRecord.class);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final AtomicInteger OPENED = new AtomicInteger();

  private @Nullable DataSource opened;

  /**
   * Opens a pool that has no connection yet, or as few as it can.
   *
   * @param name that it is to have, where pools have names
   * @param size how many connections it may have
   * @param wait how long a call may wait for one; in whole seconds
   */
  abstract DataSource open(String name, String url, int size, Duration wait) throws Exception;

  /** Closes a pool for good. */
  abstract void close(DataSource pool) throws Exception;

  /** What a record says of a pool of this name and URL. */
  abstract DbPool described(String name, String url);

  /** Whether a pool says that it is closed; false where one may be started again. */
  boolean saysThatItIsClosed() {
    return true;
  }

  /** Whether the library lets go of a pool that is closed. */
  boolean letsGo() {
    return true;
  }

  @AfterEach
  void closePool() throws Exception {
    DataSource pool = opened;
    opened = null;
    if (pool != null) {
      close(pool);
    }
  }

  /** A pool of this test, and how it is described. */
  private record Opened(DataSource source, DbPool description) {}

  private Opened open(int size, Duration wait) throws Exception {
    String name = getClass().getSimpleName() + "-" + OPENED.incrementAndGet();
    String url = "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    DataSource source = open(name, url, size, wait);
    opened = source;
    return new Opened(source, described(name, url));
  }

  private static @Nullable ConnectionPoolState read(Opened pool) {
    ConnectionPoolState state = null;
    for (ConnectionPoolReading reading : ConnectionPools.read()) {
      if (reading.pool().equals(pool.description)) {
        assertThat(state).as("read once").isNull();
        state = reading.state();
      }
    }
    return state;
  }

  @Test
  void aWait_isMeasuredOnceAndNamedAfterThePool() throws Exception {
    Opened pool = open(2, PATIENCE);

    InternalRecord parent = woven.under(() -> pool.source.getConnection().close());
    pool.source.getConnection().close();

    List<SpanRecord> records = woven.await(3);
    assertThat(records.get(0)).isSameAs(parent);
    for (SpanRecord record : records.subList(1, 3)) {
      DbWaitRecord wait = (DbWaitRecord) record;
      assertThat(wait.pool).isEqualTo(pool.description);
      assertThat(wait.thrown).isNull();
      assertThat(wait.timedOut).isFalse();
    }
    assertThat(records.get(1).parent()).isSameAs(parent);
    assertThat(records.get(2).parent()).isNull();
  }

  @Test
  void connectionsThatThePoolOpens_areNoWaits() throws Exception {
    Opened pool = open(4, PATIENCE);
    try (Connection one = pool.source.getConnection();
        Connection two = pool.source.getConnection();
        Connection three = pool.source.getConnection()) {
      assertThat(List.of(one, two, three)).doesNotHaveDuplicates();
    }

    assertThat(woven.await(3)).hasOnlyElementsOfType(DbWaitRecord.class);
  }

  @Test
  void anExhaustedPool_isATimeoutAndThrowsItsOwn() throws Exception {
    Opened pool = open(1, Duration.ofSeconds(1));
    SQLException thrown;
    try (Connection held = pool.source.getConnection()) {
      assertThat(held.isClosed()).isFalse();
      thrown = catchThrowableOfType(SQLException.class, () -> pool.source.getConnection().close());
    }

    List<SpanRecord> records = woven.await(2);
    DbWaitRecord wait = (DbWaitRecord) records.get(1);
    assertThat(wait.thrown).isNotNull().isSameAs(thrown);
    assertThat(wait.timedOut).isTrue();
    assertThat(wait.pool).isEqualTo(pool.description);
    assertThat(wait.makesSpan()).isTrue();
    assertThat(wait.endNanos() - wait.startNanos()).isGreaterThan(Duration.ofMillis(500).toNanos());
    assertThat(((DbWaitRecord) records.get(0)).timedOut).isFalse();
  }

  @Test
  void aWaitForSomebodysConnection_isALongOne() throws Exception {
    Opened pool = open(1, PATIENCE);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<?> waiting;
      try (Connection held = pool.source.getConnection()) {
        assertThat(held.isClosed()).isFalse();
        waiting =
            threads.submit(
                () -> {
                  pool.source.getConnection().close();
                  return null;
                });
        await().atMost(PATIENCE).until(() -> pending(pool) == 1);
      }
      waiting.get();
    } finally {
      threads.shutdown();
    }

    List<SpanRecord> records = woven.await(2);
    DbWaitRecord wait = (DbWaitRecord) records.get(1);
    assertThat(wait.thrown).isNull();
    assertThat(wait.endNanos() - wait.startNanos()).isPositive();
    assertThat(pending(pool)).isZero();
  }

  private static long pending(Opened pool) {
    ConnectionPoolState state = read(pool);
    return state == null ? ConnectionPoolState.NOT_TOLD : state.pending();
  }

  @Test
  void aPool_isReadRight() throws Exception {
    Opened pool = open(3, PATIENCE);
    assertThat(read(pool)).as("before its first connection").isNull();
    try (Connection one = pool.source.getConnection();
        Connection two = pool.source.getConnection()) {
      assertThat(one).isNotSameAs(two);

      // Some open a connection more in the background.
      await().atMost(PATIENCE).until(() -> used(pool) == 2);
      ConnectionPoolState state = read(pool);
      assertThat(state).isNotNull();
      assertThat(state.max()).isEqualTo(3);
      assertThat(state.idle()).isBetween(0L, 1L);
      assertThat(state.idleMin()).isBetween(0L, 3L);
      assertThat(state.pending()).isZero();
    }
    await().atMost(PATIENCE).until(() -> used(pool) == 0);

    assertThat(woven.await(2)).hasOnlyElementsOfType(DbWaitRecord.class);
  }

  private static long used(Opened pool) {
    ConnectionPoolState state = read(pool);
    return state == null ? ConnectionPoolState.NOT_TOLD : state.used();
  }

  @Test
  void aPoolThatIsClosed_isNotRead() throws Exception {
    Opened pool = open(2, PATIENCE);
    pool.source.getConnection().close();
    assertThat(read(pool)).isNotNull();
    closePool();

    ConnectionPoolState state = read(pool);
    if (saysThatItIsClosed()) {
      assertThat(state).isNull();
    } else if (state != null) {
      assertThat(state.used()).isZero();
    }
    assertThat(woven.await(1)).hasOnlyElementsOfType(DbWaitRecord.class);
  }

  @Test
  void aPoolThatIsClosed_isCollected() throws Exception {
    assumeTrue(letsGo(), "the library itself keeps its pools");
    WeakReference<DataSource> pool = openUseAndClose();

    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              System.gc();
              return pool.refersTo(null);
            });
    assertThat(woven.await(1)).hasOnlyElementsOfType(DbWaitRecord.class);
  }

  private WeakReference<DataSource> openUseAndClose() throws Exception {
    Opened pool = open(2, PATIENCE);
    pool.source.getConnection().close();
    closePool();
    return new WeakReference<>(pool.source);
  }
}
