package io.hindcast.instrumentations.executors;

import java.util.concurrent.ForkJoinPool;

/** What tells virtual threads (JDK 21), and the pool under them, from those of the application. */
final class VirtualThreads {
  private static final String VIRTUAL_THREAD = "java.lang.VirtualThread";

  private VirtualThreads() {}

  /** Whether the pool's threads carry virtual threads: its tasks are such threads that go on. */
  static boolean areCarriedBy(ForkJoinPool pool) {
    return pool.getFactory().getClass().getName().startsWith(VIRTUAL_THREAD);
  }

  /** Whether it is one of them; not where the JVM has threads of the system in their place. */
  static boolean includes(Thread thread) {
    return thread.getClass().getName().equals(VIRTUAL_THREAD);
  }
}
