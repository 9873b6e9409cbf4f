package io.hindcast.bootstrap.pool;

import io.hindcast.bootstrap.record.QueueWaitReading;
import io.hindcast.bootstrap.record.QueueWaits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Which pools there are, and by which names.
 *
 * <p>Pools come seldom, so both lists are copied when one does, and nobody takes a lock: a task may
 * be refused under any lock of the application's. What is gone or shut down leaves its place to the
 * next one that comes.
 */
final class PoolTable {
  /** More at once are not read. A process that has more makes them by the request. */
  static final int MAX_POOLS = 1_000;

  /** More at once are read as one, so that the series of metrics stay few. */
  static final int MAX_NAMES = 200;

  private static final AtomicReferenceFieldUpdater<PoolTable, Known> KNOWN =
      AtomicReferenceFieldUpdater.newUpdater(PoolTable.class, Known.class, "known");

  private final PoolName other = new PoolName("other");
  private volatile Known known = new Known(List.of(), List.of());

  /** Its lists are never changed. Each pool's name is among the names, or is {@link #other}. */
  private record Known(List<Pool> pools, List<PoolName> names) {
    @Nullable Pool find(Executor executor) {
      for (Pool pool : pools) {
        if (pool.refersTo(executor)) {
          return pool;
        }
      }
      return null;
    }

    @Nullable PoolName find(String text) {
      for (PoolName name : names) {
        if (name.text.equals(text)) {
          return name;
        }
      }
      return null;
    }
  }

  QueueWaits workerStarts(Executor executor, String worker) {
    return workerStarts(executor, worker, null);
  }

  QueueWaits workerStarts(Executor executor, String worker, @Nullable ExecutorReader reader) {
    while (true) {
      Known now = known;
      Pool pool = now.find(executor);
      if (pool != null) {
        return pool.name.waits;
      }
      Known more = with(now, executor, worker, reader);
      if (more == null) {
        return other.waits;
      }
      // Whether it works or not, the next look finds the pool or tries again.
      KNOWN.compareAndSet(this, now, more);
    }
  }

  void rejected(Executor executor) {
    Pool pool = known.find(executor);
    // One that never had a worker has no name.
    PoolName name = pool == null ? other : pool.name;
    name.rejected.incrementAndGet();
  }

  List<ExecutorReading> read() {
    Known now = known;
    Map<PoolName, PoolSum> sums = new LinkedHashMap<>();
    for (PoolName name : now.names) {
      sums.put(name, new PoolSum());
    }
    PoolSum others = new PoolSum();
    for (Pool pool : now.pools) {
      pool.addTo(sums.getOrDefault(pool.name, others));
    }
    sums.put(other, others);
    List<ExecutorReading> readings = new ArrayList<>();
    for (Map.Entry<PoolName, PoolSum> entry : sums.entrySet()) {
      PoolName name = entry.getKey();
      PoolSum sum = entry.getValue();
      long rejected = name.rejected.get();
      if (!sum.isEmpty() || rejected > 0) {
        readings.add(sum.reading(name.text, rejected));
      }
    }
    return readings;
  }

  List<QueueWaitReading> queueWaits() {
    List<QueueWaitReading> readings = new ArrayList<>();
    for (PoolName name : known.names) {
      add(name, readings);
    }
    add(other, readings);
    return readings;
  }

  private static void add(PoolName name, List<QueueWaitReading> readings) {
    QueueWaitReading reading = name.waits.read();
    if (reading != null) {
      readings.add(reading);
    }
  }

  /** With one more; null where there is no room. */
  private @Nullable Known with(
      Known now, Executor added, String worker, @Nullable ExecutorReader reader) {
    List<Pool> pools = new ArrayList<>(now.pools.size() + 1);
    for (Pool pool : now.pools) {
      if (!pool.isOver()) {
        pools.add(pool);
      }
    }
    if (pools.size() >= MAX_POOLS) {
      return null;
    }
    String text = PoolName.of(added, worker);
    List<PoolName> names = now.names;
    PoolName name = text.equals(other.text) ? other : now.find(text);
    if (name == null) {
      names = names.size() < MAX_NAMES ? new ArrayList<>(names) : inUse(names, pools);
      if (names.size() < MAX_NAMES) {
        name = new PoolName(text);
        names.add(name);
      } else {
        name = other;
      }
    }
    pools.add(new Pool(added, name, reader));
    return new Known(pools, names);
  }

  /**
   * Those that a pool has, or that have refused a task: what was counted stays. Waits do not hold a
   * name: nearly all have some, and pools that are made by the request would use all names up.
   */
  private static List<PoolName> inUse(List<PoolName> names, List<Pool> pools) {
    List<PoolName> inUse = new ArrayList<>();
    for (PoolName name : names) {
      if (name.rejected.get() > 0 || isUsed(name, pools)) {
        inUse.add(name);
      }
    }
    return inUse;
  }

  private static boolean isUsed(PoolName name, List<Pool> pools) {
    for (Pool pool : pools) {
      if (pool.name == name) {
        return true;
      }
    }
    return false;
  }
}
