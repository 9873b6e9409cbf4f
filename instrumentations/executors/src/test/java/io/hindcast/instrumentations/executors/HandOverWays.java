package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The ways of {@link HandOver} that are more than a call. */
@SuppressWarnings("FutureReturnValueIgnored") // the tasks themselves are counted
final class HandOverWays {
  private HandOverWays() {}

  static void cancelAndPurge(StressPools pools, StressTask task) {
    task.dropIf(pools.callerRuns.submit(task).cancel(false));
    pools.callerRuns.purge();
  }

  static void remove(StressPools pools, StressTask task) {
    pools.callerRuns.execute(task);
    task.dropIf(pools.callerRuns.remove(task));
  }

  static void shutDownNow(StressPools pools, StressTask task) {
    ThreadPoolExecutor pool = StressPools.shortLived();
    pool.execute(task.another());
    pool.execute(task);
    for (Runnable neverRun : pool.shutdownNow()) {
      ((StressTask) neverRun).drop();
    }
  }

  static void invokeAll(ExecutorService executor, StressTask task) throws InterruptedException {
    List<StressTask> tasks = List.of(task, task.another());
    try {
      executor.invokeAll(callables(tasks));
    } finally {
      tasks.forEach(StressTask::drop);
    }
  }

  /** The losers are cancelled, before they run or while they do. */
  static void invokeAny(ExecutorService executor, StressTask task)
      throws InterruptedException, ExecutionException {
    List<StressTask> tasks = List.of(task, task.another(), task.another());
    try {
      executor.invokeAny(callables(tasks));
    } finally {
      tasks.forEach(StressTask::drop);
    }
  }

  private static List<Callable<Object>> callables(List<StressTask> tasks) {
    return tasks.stream().map(Executors::callable).toList();
  }

  static void runOrCheck(boolean run, StressTask task) {
    if (run) {
      task.run();
    } else {
      task.check();
    }
  }

  static void afterAFailure(StressPools pools, StressTask task) {
    CompletableFuture.supplyAsync(HandOverWays::fail, pools.eventStyle)
        .whenComplete((nothing, failure) -> task.run());
  }

  private static Object fail() {
    throw new StressTask.Failure();
  }

  static void completedBySomebodyElse(StressPools pools, StressTask task) {
    CompletableFuture<String> future = new CompletableFuture<>();
    future.thenRun(task);
    ThreadContext thread = ThreadContext.get();
    SpanRecord own = thread.span();
    thread.swap(task.random().nextBoolean() ? null : new InternalRecord(thread, null));
    if (task.random().nextBoolean()) {
      pools.fixed.execute(() -> future.complete("done"));
    } else {
      future.complete("done");
    }
    thread.swap(own);
  }

  /** A timer ends with what a task of its throws. */
  static TimerTask timerTask(StressTask task) {
    return new TimerTask() {
      @Override
      public void run() {
        try {
          task.run();
        } catch (StressTask.Failure itsOwn) {
          // The timer is everybody's.
        }
      }
    };
  }

  static void timeAndCancel(StressPools pools, StressTask task) {
    TimerTask cancelled = timerTask(task);
    pools.timer.schedule(cancelled, 1);
    task.dropIf(cancelled.cancel());
  }

  /** A fork/join pool is one from JDK 25 on. */
  static ScheduledExecutorService scheduler(ExecutorService forkJoin) {
    return (ScheduledExecutorService) forkJoin;
  }

  static void scheduleInForkJoinAndCancel(StressPools pools, StressTask task) {
    task.dropIf(scheduler(pools.forkJoin).schedule(task, 1, TimeUnit.MILLISECONDS).cancel(false));
  }

  /** Forks a check, so that joining it may run other tasks in between. */
  static final class Forking extends RecursiveAction {
    private final transient StressTask task;

    Forking(StressTask task) {
      this.task = task;
    }

    @Override
    protected void compute() {
      ForkJoinTask<?> forked = ForkJoinTask.adapt(task::check).fork();
      task.run();
      forked.join();
      task.check();
      ForkJoinTask.invokeAll(ForkJoinTask.adapt(task::check), ForkJoinTask.adapt(task::check));
    }
  }
}
