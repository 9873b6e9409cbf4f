package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/** What the jcstress tests of {@link TaskContexts} play with. */
final class TaskPlay {
  static final Context FIRST = new RemoteParent(1, 1, 1, 0, null, null);
  static final Context SECOND = new RemoteParent(2, 2, 2, 0, null, null);
  static final Context THIRD = new RemoteParent(3, 3, 3, 0, null, null);

  private TaskPlay() {}

  static void put(Object owner, Object task, Context context) {
    TaskContexts.put(owner, task, context, Moment.NONE);
  }

  /** Which one was taken: 1, 2, 3; 0 for none. */
  static int take(Object owner, Object task) {
    return number(TaskContexts.take(owner, task));
  }

  private static int number(@Nullable Context taken) {
    return taken == FIRST ? 1 : taken == SECOND ? 2 : taken == THIRD ? 3 : taken == null ? 0 : -1;
  }

  /** Executors to choose from, so that two tasks come into one bin. */
  private static final class Owners {
    private static final Object ANY = new Object();
    private static final Object[] BY_BIN = new Object[TaskContexts.bins()];

    static {
      for (int found = 0; found < BY_BIN.length; ) {
        Object owner = new Object();
        int bin = TaskContexts.bin(owner, ANY);
        if (BY_BIN[bin] == null) {
          BY_BIN[bin] = owner;
          found++;
        }
      }
    }

    /** Bins are made by exclusive or: what the task changes in one, it changes in all. */
    static Object with(Object task, int bin) {
      return BY_BIN[bin ^ TaskContexts.bin(null, task) ^ TaskContexts.bin(null, ANY)];
    }
  }

  /** An executor with which a newcomer comes into the bin of one that waits. */
  static Object besides(Object owner, Object waiting, Object newcomer) {
    return Owners.with(newcomer, TaskContexts.bin(owner, waiting));
  }
}
