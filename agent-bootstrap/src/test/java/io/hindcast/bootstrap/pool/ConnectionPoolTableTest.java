package io.hindcast.bootstrap.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DbPool;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionPoolTableTest {
  private static final ConnectionPoolState STATE = new ConnectionPoolState(1, 2, 3, 4, 5, 6);

  private final ConnectionPoolTable table = new ConnectionPoolTable();
  private final FakeReader reader = new FakeReader();

  private static final class FakePool {
    final String name;
    boolean closed;
    @Nullable RuntimeException refusal;

    FakePool(String name) {
      this.name = name;
    }
  }

  private static final class FakeReader implements ConnectionPoolReader {
    @Override
    public DbPool describe(Object pool) {
      FakePool fake = (FakePool) pool;
      if (fake.refusal != null) {
        throw fake.refusal;
      }
      return new DbPool(fake.name, null);
    }

    @Override
    public @Nullable ConnectionPoolState read(Object pool) {
      FakePool fake = (FakePool) pool;
      if (fake.refusal != null) {
        throw fake.refusal;
      }
      return fake.closed ? null : STATE;
    }
  }

  @Test
  void add_makesAPoolKnownOnce() {
    FakePool pool = new FakePool("orders");
    assertThat(table.find(pool)).isNull();

    DbPool description = table.add(pool, reader);

    assertThat(description).isEqualTo(new DbPool("orders", null));
    assertThat(table.add(pool, reader)).isSameAs(description);
    assertThat(table.find(pool)).isSameAs(description);
    assertThat(table.read()).containsExactly(new ConnectionPoolReading(description, STATE));
  }

  @Test
  void aPoolThatIsClosed_isNotRead_andLeavesItsPlace() {
    FakePool closed = new FakePool("closed");
    table.add(closed, reader);
    closed.closed = true;
    assertThat(table.read()).isEmpty();
    closed.closed = false;
    assertThat(table.read()).as("closed for good").isEmpty();

    table.add(new FakePool("next"), reader);
    assertThat(table.find(closed)).isNull();
  }

  @Test
  void close_ofAPoolThatDoesNotSaySo() {
    FakePool pool = new FakePool("orders");
    table.add(pool, reader);
    table.close(pool);
    table.close(new FakePool("never seen"));

    assertThat(table.read()).isEmpty();
  }

  @Test
  void aPoolThatThrows_isLeftOutForNow() {
    FakePool pool = new FakePool("orders");
    FakePool other = new FakePool("other");
    table.add(pool, reader);
    table.add(other, reader);
    pool.refusal = new IllegalStateException("busy");
    assertThat(table.read()).hasSize(1);
    pool.refusal = null;
    assertThat(table.read()).hasSize(2);
  }

  @Test
  void aPoolThatWouldNotSayItsName_isKnownWithoutOne() {
    FakePool pool = new FakePool("orders");
    pool.refusal = new IllegalStateException("busy");

    assertThat(table.add(pool, reader)).isEqualTo(new DbPool(null, null));
  }

  @Test
  void moreThanThereMayBe_areNamedAndNotRead() {
    List<FakePool> pools = new ArrayList<>();
    for (int i = 0; i <= ConnectionPoolTable.MAX_POOLS; i++) {
      FakePool pool = new FakePool("pool-" + i);
      pools.add(pool);
      assertThat(table.add(pool, reader).name()).isEqualTo(pool.name);
    }

    assertThat(pools).hasSize(ConnectionPoolTable.MAX_POOLS + 1);
    assertThat(table.read()).hasSize(ConnectionPoolTable.MAX_POOLS);
  }

  @Test
  void neitherPoolNorReader_isKept() {
    List<WeakReference<Object>> added = addAndDrop();
    for (int i = 0; i < 500 && !areGone(added); i++) {
      System.gc();
      LockSupport.parkNanos(1_000_000);
    }

    assertThat(areGone(added)).isTrue();
    assertThat(table.read()).isEmpty();
  }

  private List<WeakReference<Object>> addAndDrop() {
    FakePool pool = new FakePool("orders");
    FakeReader own = new FakeReader();
    table.add(pool, own);
    return List.of(new WeakReference<>(pool), new WeakReference<>(own));
  }

  private static boolean areGone(List<WeakReference<Object>> references) {
    return references.stream().allMatch(reference -> reference.refersTo(null));
  }
}
