package io.hindcast.instrumentations.testing;

import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.bootstrap.record.SpanRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Drains the ring in place of the exporter. */
final class Records {
  private static final long TIMEOUT_NANOS = 20_000_000_000L;
  private static final long STEP_NANOS = 1_000_000L;

  private final List<SpanRecord> drained = new ArrayList<>();
  private final Set<Class<? extends SpanRecord>> ignored = new HashSet<>();

  synchronized void ignore(Class<? extends SpanRecord> family) {
    ignored.add(family);
  }

  synchronized List<SpanRecord> await(int count) {
    long deadline = System.nanoTime() + TIMEOUT_NANOS;
    drain();
    while (drained.size() < count && System.nanoTime() < deadline) {
      LockSupport.parkNanos(STEP_NANOS);
      drain();
    }
    List<SpanRecord> taken = takeAll();
    if (taken.size() != count) {
      throw new AssertionError(
          "expected " + count + " records, there are " + taken.size() + ": " + taken);
    }
    return taken;
  }

  synchronized List<SpanRecord> takeAll() {
    drain();
    List<SpanRecord> taken = new ArrayList<>(drained);
    taken.sort(Comparator.comparingLong(SpanRecord::startNanos));
    drained.clear();
    return taken;
  }

  synchronized void clear() {
    takeAll();
  }

  private void drain() {
    for (SpanRecord list = SpanQueue.poll(); list != null; list = SpanQueue.poll()) {
      for (SpanRecord record = list; record != null; record = record.takeNext()) {
        if (!ignored.contains(record.getClass())) {
          drained.add(record);
        }
      }
    }
  }
}
