package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Trees of tasks, handed over in all ways, nested at random. */
final class StressLoad {
  private static final long GRACE_NANOS = 60_000_000_000L;
  private static final int MOST_TIMES = 10;
  private static final int MAX_PENDING = 2_000;
  private static final int MAX_DEPTH = 4;

  final StressTally tally = new StressTally();
  private final StressPools pools = new StressPools();
  private final SplittableRandom random;

  StressLoad(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Hands over from the calling thread until the time is over and so many tasks were run, and waits
   * for all. On a machine that is busy with something else it takes ten times as long, at most.
   */
  void play(long nanos, long tasks) throws InterruptedException {
    ThreadContext thread = ThreadContext.get();
    long from = System.nanoTime();
    while (isShort(System.nanoTime() - from, nanos, tasks)) {
      if (tally.pending() > MAX_PENDING) {
        LockSupport.parkNanos(100_000);
        continue;
      }
      InternalRecord root = random.nextInt(8) == 0 ? null : new InternalRecord(thread, null);
      thread.swap(root);
      handOver(new StressTask(this, random.nextLong(), MAX_DEPTH, root));
      tally.check(root, "after the first hand-over");
      thread.swap(null);
    }
    long over = System.nanoTime();
    while (tally.pending() > 0 && System.nanoTime() - over < GRACE_NANOS) {
      LockSupport.parkNanos(1_000_000);
    }
    pools.close();
  }

  /** How long a JVM takes at most that plays it for some time. */
  static long mostSeconds(long seconds) {
    return MOST_TIMES * seconds + TimeUnit.NANOSECONDS.toSeconds(2 * GRACE_NANOS);
  }

  private boolean isShort(long played, long nanos, long tasks) {
    return played < nanos || (played < MOST_TIMES * nanos && tally.tasks() < tasks);
  }

  /** Hands a task over; the load does not mind what becomes of it. */
  void handOver(StressTask task) {
    try {
      task.how().go(pools, task);
    } catch (RejectedExecutionException refused) {
      task.drop();
    } catch (ExecutionException | StressTask.Failure itsOwn) {
      // Where it was run in place, or waited for.
    } catch (InterruptedException shutDown) {
      // It waited, and its own executor was told to stop.
      task.drop();
    }
  }
}
