package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A way to hand a task over. */
@SuppressWarnings({
  "FutureReturnValueIgnored", // the tasks themselves are counted
  "ImmutableEnumChecker" // lambdas that capture nothing
})
enum HandOver {
  EXECUTE(Weight.OFTEN, (pools, task) -> pools.fixed.execute(task)),
  SUBMIT(Weight.OFTEN, (pools, task) -> pools.fixed.submit(task)),
  SUBMIT_CALLABLE(Weight.OFTEN, (pools, task) -> pools.fixed.submit(Executors.callable(task))),
  FUTURE_TASK(Weight.OFTEN, (pools, task) -> pools.fixed.execute(new FutureTask<>(task, task))),
  CANCELLED(Weight.OFTEN, (pools, task) -> task.dropIf(pools.fixed.submit(task).cancel(false))),
  CANCELLED_AND_PURGED(Weight.SELDOM, HandOver::cancelAndPurge),
  REMOVED(Weight.OFTEN, HandOver::remove),
  SHUT_DOWN_NOW(Weight.RARELY, HandOver::shutDownNow),
  PRIORITY(Weight.OFTEN, (pools, task) -> pools.priority.execute(task)),
  FROM_HAND_TO_HAND(Weight.OFTEN, (pools, task) -> pools.cached.execute(task)),
  CALLER_RUNS(Weight.OFTEN, (pools, task) -> pools.callerRuns.execute(task)),
  DISCARDED(Weight.OFTEN, (pools, task) -> pools.discarding.execute(task)),
  DISCARDING_OLDEST(Weight.OFTEN, (pools, task) -> pools.discardingOldest.execute(task)),
  INVOKE_ALL(Weight.SELDOM, (pools, task) -> invokeAll(pools.cached, task)),
  INVOKE_ANY(Weight.SELDOM, (pools, task) -> invokeAny(pools.cached, task)),
  SCHEDULE(
      Weight.OFTEN,
      (pools, task) ->
          pools.scheduled.schedule(task, task.random().nextInt(2), TimeUnit.MILLISECONDS)),
  SCHEDULE_CALLABLE(
      Weight.SELDOM,
      (pools, task) ->
          pools.scheduled.schedule(Executors.callable(task), 100, TimeUnit.MICROSECONDS)),
  SCHEDULED_AND_CANCELLED(
      Weight.SELDOM,
      (pools, task) ->
          task.dropIf(pools.scheduled.schedule(task, 1, TimeUnit.MILLISECONDS).cancel(false))),
  FORK_JOIN(Weight.OFTEN, (pools, task) -> pools.forkJoin.execute(task)),
  FORK_JOIN_EVENT_STYLE(Weight.OFTEN, (pools, task) -> pools.eventStyle.submit(task)),
  FORK_JOIN_CANCELLED(
      Weight.SELDOM, (pools, task) -> task.dropIf(pools.eventStyle.submit(task).cancel(false))),
  FORK(Weight.OFTEN, (pools, task) -> pools.forkJoin.execute(new Forking(task))),
  FORK_JOIN_INVOKE(Weight.SELDOM, (pools, task) -> pools.forkJoin.invoke(new Forking(task))),
  FORK_JOIN_INVOKE_ALL(Weight.SELDOM, (pools, task) -> invokeAll(pools.forkJoin, task)),
  PARALLEL_STREAM(
      Weight.SELDOM,
      (pools, task) -> IntStream.range(0, 8).parallel().forEach(i -> runOrCheck(i == 5, task))),
  RUN_ASYNC(Weight.OFTEN, (pools, task) -> CompletableFuture.runAsync(task, pools.fixed)),
  RUN_ASYNC_IN_THE_DEFAULT_POOL(Weight.SELDOM, (pools, task) -> CompletableFuture.runAsync(task)),
  RUN_ASYNC_LATER(
      Weight.SELDOM,
      (pools, task) ->
          CompletableFuture.delayedExecutor(200, TimeUnit.MICROSECONDS, pools.forkJoin)
              .execute(task)),
  RUN_ASYNC_CANCELLED(
      Weight.SELDOM,
      (pools, task) -> task.dropIf(CompletableFuture.runAsync(task, pools.fixed).cancel(false))),
  STAGE(
      Weight.OFTEN,
      (pools, task) ->
          CompletableFuture.supplyAsync(() -> task, pools.fixed)
              .thenAcceptAsync(StressTask::run, pools.forkJoin)),
  STAGE_AFTER_A_FAILURE(Weight.OFTEN, HandOver::afterAFailure),
  STAGE_AFTER_TWO(
      Weight.OFTEN,
      (pools, task) ->
          CompletableFuture.runAsync(task::check, pools.fixed)
              .runAfterBoth(CompletableFuture.runAsync(task::check, pools.forkJoin), task)),
  STAGE_COMPLETED_BY_SOMEBODY_ELSE(Weight.OFTEN, HandOver::completedBySomebodyElse);

  /** Those that cost a thread or block one would leave no time for the others. */
  private static final class Weight {
    static final int OFTEN = 32;
    static final int SELDOM = 8;
    static final int RARELY = 1;
  }

  @FunctionalInterface
  private interface Way {
    void go(StressPools pools, StressTask task) throws InterruptedException, ExecutionException;
  }

  private static final List<HandOver> WEIGHTED = new ArrayList<>();

  static {
    for (HandOver each : values()) {
      for (int i = 0; i < each.weight; i++) {
        WEIGHTED.add(each);
      }
    }
  }

  private final int weight;
  private final Way way;

  HandOver(int weight, Way way) {
    this.weight = weight;
    this.way = way;
  }

  static HandOver any(SplittableRandom random) {
    return WEIGHTED.get(random.nextInt(WEIGHTED.size()));
  }

  /**
   * Whether the calling thread waits for the task. Such a task hands over nothing, or all workers
   * of a pool might wait for one another.
   */
  boolean blocks() {
    return switch (this) {
      case INVOKE_ALL, INVOKE_ANY, FORK_JOIN_INVOKE, FORK_JOIN_INVOKE_ALL -> true;
      default -> false;
    };
  }

  /** On the calling thread, under the context that the task has to see. */
  void go(StressPools pools, StressTask task) throws InterruptedException, ExecutionException {
    way.go(pools, task);
  }

  private static void cancelAndPurge(StressPools pools, StressTask task) {
    task.dropIf(pools.callerRuns.submit(task).cancel(false));
    pools.callerRuns.purge();
  }

  private static void remove(StressPools pools, StressTask task) {
    pools.callerRuns.execute(task);
    task.dropIf(pools.callerRuns.remove(task));
  }

  private static void shutDownNow(StressPools pools, StressTask task) {
    ThreadPoolExecutor pool = StressPools.shortLived();
    pool.execute(task.another());
    pool.execute(task);
    for (Runnable neverRun : pool.shutdownNow()) {
      ((StressTask) neverRun).drop();
    }
  }

  private static void invokeAll(ExecutorService executor, StressTask task)
      throws InterruptedException {
    List<StressTask> tasks = List.of(task, task.another());
    try {
      executor.invokeAll(callables(tasks));
    } finally {
      tasks.forEach(StressTask::drop);
    }
  }

  /** The losers are cancelled, before they run or while they do. */
  private static void invokeAny(ExecutorService executor, StressTask task)
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

  private static void runOrCheck(boolean run, StressTask task) {
    if (run) {
      task.run();
    } else {
      task.check();
    }
  }

  private static void afterAFailure(StressPools pools, StressTask task) {
    CompletableFuture.supplyAsync(HandOver::fail, pools.eventStyle)
        .whenComplete((nothing, failure) -> task.run());
  }

  private static Object fail() {
    throw new StressTask.Failure();
  }

  private static void completedBySomebodyElse(StressPools pools, StressTask task) {
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

  /** Forks a check, so that joining it may run other tasks in between. */
  private static final class Forking extends RecursiveAction {
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
