package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.QueueWaitReading;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.Objects;
import java.util.concurrent.ExecutorService;

/** What the workers of one executor count of waits from now on. */
final class Waits {
  private final QueueWaits counted;
  private final long countBefore;
  private final long nanosBefore;

  private Waits(QueueWaits counted) {
    this.counted = counted;
    countBefore = total();
    nanosBefore = totalNanos();
  }

  /** Asks a worker where it counts; the calling thread has no context, so this is not counted. */
  static Waits of(ExecutorService executor) throws Exception {
    QueueWaits counted = executor.submit(() -> ThreadContext.get().executor()).get();
    return new Waits(Objects.requireNonNull(counted));
  }

  long count() {
    return total() - countBefore;
  }

  long nanos() {
    return totalNanos() - nanosBefore;
  }

  private long total() {
    QueueWaitReading reading = counted.read();
    return reading == null ? 0 : reading.counts().stream().mapToLong(Long::longValue).sum();
  }

  private long totalNanos() {
    QueueWaitReading reading = counted.read();
    return reading == null ? 0 : reading.sumNanos();
  }
}
