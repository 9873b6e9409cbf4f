package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A task that knows the context it has to see, and hands others over in its turn. Used by one
 * thread at a time: who makes it, then who runs it.
 */
final class StressTask implements Runnable, Comparable<StressTask> {
  private static final int MAX_CHILDREN = 3;
  private static final int ONE_FAILS_OF = 64;

  /** What some tasks throw when they are done; cheap, because what it costs is not tested. */
  static final class Failure extends RuntimeException {
    Failure() {
      super("the task's own", null, false, false);
    }
  }

  private static final int WAITS = 0;
  private static final int RUN = 1;
  private static final int DROPPED = 2;

  private final StressLoad load;
  private final SplittableRandom random;
  private final HandOver how;
  private final int depth;
  private final int priority;
  private final @Nullable InternalRecord expected;
  private final AtomicInteger state = new AtomicInteger(WAITS);

  /**
   * A task that is about to be handed over.
   *
   * @param depth how many generations come after it
   * @param expected what it has to see; null for no context
   */
  StressTask(StressLoad load, long seed, int depth, @Nullable InternalRecord expected) {
    this.load = load;
    random = new SplittableRandom(seed);
    how = HandOver.any(random);
    this.depth = how.blocks() ? 0 : depth;
    priority = random.nextInt();
    this.expected = expected;
    load.tally.handedOver(how);
  }

  /** One more that is handed over the same way under the same context, and hands over nothing. */
  StressTask another() {
    return new StressTask(this);
  }

  private StressTask(StressTask like) {
    load = like.load;
    random = like.random.split();
    how = like.how;
    depth = 0;
    priority = random.nextInt();
    expected = like.expected;
    load.tally.handedOver(how);
  }

  HandOver how() {
    return how;
  }

  SplittableRandom random() {
    return random;
  }

  void check() {
    load.tally.check(expected, how);
  }

  /** Says that nobody will run it; it may be running by now. */
  void drop() {
    if (state.compareAndSet(WAITS, DROPPED)) {
      load.tally.dropped();
    }
  }

  void dropIf(boolean neverRun) {
    if (neverRun) {
      drop();
    }
  }

  @Override
  public void run() {
    check();
    if (!state.compareAndSet(WAITS, RUN)) {
      if (state.get() == RUN) {
        load.tally.mistake(how + ": run twice");
      }
      return;
    }
    int children = depth == 0 ? 0 : random.nextInt(MAX_CHILDREN + 1);
    ThreadContext thread = ThreadContext.get();
    for (int i = 0; i < children; i++) {
      InternalRecord theirs =
          switch (random.nextInt(8)) {
            case 0 -> null;
            case 1, 2, 3 -> new InternalRecord(thread);
            default -> expected;
          };
      thread.swap(theirs);
      load.handOver(new StressTask(load, random.nextLong(), depth - 1, theirs));
      load.tally.check(theirs, "after a hand-over");
      thread.swap(expected);
    }
    check();
    boolean fails = random.nextInt(ONE_FAILS_OF) == 0;
    if (fails) {
      load.tally.failed();
    }
    load.tally.ended();
    if (fails) {
      throw new Failure();
    }
  }

  @Override
  public int compareTo(StressTask other) {
    return Integer.compare(priority, other.priority);
  }
}
