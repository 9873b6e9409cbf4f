package io.hindcast.instrumentations.executors;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What came with JDK 25, for tests that are compiled for an older one. */
final class Jdk25 {
  private Jdk25() {}

  @SuppressWarnings("unchecked") // it says so
  static <V> ForkJoinTask<V> submitWithTimeout(
      ForkJoinPool pool,
      Callable<V> task,
      long timeout,
      TimeUnit unit,
      Consumer<? super ForkJoinTask<V>> late)
      throws ReflectiveOperationException {
    return (ForkJoinTask<V>)
        ForkJoinPool.class
            .getMethod(
                "submitWithTimeout", Callable.class, long.class, TimeUnit.class, Consumer.class)
            .invoke(pool, task, timeout, unit, late);
  }
}
