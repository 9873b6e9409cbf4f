package io.hindcast.instrumentations.executors;

import java.util.concurrent.ForkJoinPool;

/** What tells the pool under the virtual threads (JDK 21) from those of the application. */
final class VirtualThreads {
  private static final String FACTORIES = "java.lang.VirtualThread";

  private VirtualThreads() {}

  /** Whether the pool's threads carry virtual threads: its tasks are such threads that go on. */
  static boolean areCarriedBy(ForkJoinPool pool) {
    return pool.getFactory().getClass().getName().startsWith(FACTORIES);
  }
}
