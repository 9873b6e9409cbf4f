package io.hindcast.instrumentations.executors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A way to hand a task over. What costs a thread is rare, or nothing else would get any time. */
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
  CANCELLED_AND_PURGED(Weight.SELDOM, HandOverWays::cancelAndPurge),
  REMOVED(Weight.OFTEN, HandOverWays::remove),
  SHUT_DOWN_NOW(Weight.RARELY, HandOverWays::shutDownNow),
  PRIORITY(Weight.OFTEN, (pools, task) -> pools.priority.execute(task)),
  FROM_HAND_TO_HAND(Weight.SELDOM, (pools, task) -> pools.cached.execute(task)),
  CALLER_RUNS(Weight.OFTEN, (pools, task) -> pools.callerRuns.execute(task)),
  DISCARDED(Weight.OFTEN, (pools, task) -> pools.discarding.execute(task)),
  DISCARDING_OLDEST(Weight.OFTEN, (pools, task) -> pools.discardingOldest.execute(task)),
  INVOKE_ALL(Weight.SELDOM, (pools, task) -> HandOverWays.invokeAll(pools.cached, task)),
  INVOKE_ANY(Weight.SELDOM, (pools, task) -> HandOverWays.invokeAny(pools.cached, task)),
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
  FORK(Weight.OFTEN, (pools, task) -> pools.forkJoin.execute(new HandOverWays.Forking(task))),
  FORK_JOIN_INVOKE(
      Weight.SELDOM, (pools, task) -> pools.forkJoin.invoke(new HandOverWays.Forking(task))),
  FORK_JOIN_INVOKE_ALL(
      Weight.SELDOM, (pools, task) -> HandOverWays.invokeAll(pools.forkJoin, task)),
  PARALLEL_STREAM(
      Weight.SELDOM,
      (pools, task) ->
          IntStream.range(0, 8).parallel().forEach(i -> HandOverWays.runOrCheck(i == 5, task))),
  RUN_ASYNC(Weight.OFTEN, (pools, task) -> CompletableFuture.runAsync(task, pools.fixed)),
  RUN_ASYNC_IN_THE_DEFAULT_POOL(Weight.RARELY, (pools, task) -> CompletableFuture.runAsync(task)),
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
  STAGE_AFTER_A_FAILURE(Weight.OFTEN, HandOverWays::afterAFailure),
  STAGE_AFTER_TWO(
      Weight.OFTEN,
      (pools, task) ->
          CompletableFuture.runAsync(task::check, pools.fixed)
              .runAfterBoth(CompletableFuture.runAsync(task::check, pools.forkJoin), task)),
  STAGE_COMPLETED_BY_SOMEBODY_ELSE(Weight.OFTEN, HandOverWays::completedBySomebodyElse),
  TIMER(
      Weight.SELDOM,
      (pools, task) ->
          pools.timer.schedule(HandOverWays.timerTask(task), task.random().nextInt(2))),
  TIMER_CANCELLED(Weight.SELDOM, HandOverWays::timeAndCancel),
  THREAD_PER_TASK(Weight.RARELY, 21, (pools, task) -> pools.threadPerTask.execute(task)),
  VIRTUAL_THREAD_PER_TASK(Weight.OFTEN, 21, (pools, task) -> pools.virtualPerTask.execute(task)),
  VIRTUAL_THREAD_SUBMITTED(Weight.OFTEN, 21, (pools, task) -> pools.virtualPerTask.submit(task)),
  VIRTUAL_THREAD(Weight.OFTEN, 21, (pools, task) -> pools.virtualThreads.newThread(task).start()),
  FORK_JOIN_SCHEDULED(
      Weight.SELDOM,
      25,
      (pools, task) ->
          HandOverWays.scheduler(pools.forkJoin)
              .schedule(task, task.random().nextInt(2), TimeUnit.MILLISECONDS)),
  FORK_JOIN_SCHEDULED_AND_CANCELLED(Weight.SELDOM, 25, HandOverWays::scheduleInForkJoinAndCancel);

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
    for (HandOver each : known()) {
      for (int i = 0; i < each.weight; i++) {
        WEIGHTED.add(each);
      }
    }
  }

  private final int weight;
  private final int since;
  private final Way way;

  HandOver(int weight, Way way) {
    this(weight, 17, way);
  }

  HandOver(int weight, int since, Way way) {
    this.weight = weight;
    this.since = since;
    this.way = way;
  }

  /** Those that there are in the JDK that runs this. */
  static List<HandOver> known() {
    int jdk = Runtime.version().feature();
    return Arrays.stream(values()).filter(each -> each.since <= jdk).toList();
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
}
