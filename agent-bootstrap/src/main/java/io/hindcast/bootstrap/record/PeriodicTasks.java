package io.hindcast.bootstrap.record;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Which span scheduled a periodic task, by the task's identity: some 90 bytes a task, until it is
 * cancelled or collected. Most are scheduled when an application starts, by no span, and are not in
 * here.
 *
 * <p>The count may become too high where an object is scheduled twice, never too low: then {@link
 * #isEmpty} is no shortcut any more, and all else stays right.
 */
public final class PeriodicTasks {
  /** Beyond it runs have no link. As many threads that do nothing else would be a program's end. */
  static final int MAX_TASKS = 1 << 14;

  private static final AtomicInteger TASKS = new AtomicInteger();

  private PeriodicTasks() {}

  /** Made when the first task is scheduled by a span. */
  private static final class Table {
    // No lambda: the first one in a JVM costs the thread that makes it 20 ms.
    static final WeakIdentityMap<Cause> CAUSES =
        new WeakIdentityMap<>(
            new WeakIdentityMap.Abandoned<>() {
              @Override
              public void accept(Cause cause) {
                TASKS.decrementAndGet();
              }
            });
  }

  /** Whether none was scheduled by a span: one volatile read. */
  public static boolean isEmpty() {
    return TASKS.get() == 0;
  }

  /** The calling thread schedules a task: what it works under is the cause of its runs. */
  public static void scheduled(Object task) {
    ThreadContext thread = ThreadContext.get();
    Cause cause = thread.isSuppressed() ? null : Cause.of(thread.current());
    if (cause == null) {
      return;
    }
    if (TASKS.incrementAndGet() > MAX_TASKS) {
      TASKS.decrementAndGet();
      return;
    }
    Table.CAUSES.put(task, cause);
  }

  /** What a run of a task works under; null for nothing. */
  public static @Nullable Cause cause(Object task) {
    return isEmpty() ? null : Table.CAUSES.get(task);
  }

  /** A task will not run again. */
  public static void cancelled(Object task) {
    if (!isEmpty() && Table.CAUSES.remove(task) != null) {
      TASKS.decrementAndGet();
    }
  }
}
