package io.hindcast.instrumentations.executors;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;
import java.util.List;

/** Thread pools, fork/join and completable futures of the JDK. */
public final class ExecutorsModule implements InstrumentationModule {
  private static final String CONCURRENT = "java.util.concurrent.";
  private static final String THREAD_POOL = CONCURRENT + "ThreadPoolExecutor";
  private static final String FORK_JOIN_TASK = CONCURRENT + "ForkJoinTask";
  private static final String FORK_JOIN_POOL = CONCURRENT + "ForkJoinPool";
  private static final String RUNNABLE = "java.lang.Runnable";

  private static final String PROBES = "io.hindcast.instrumentations.executors.";

  /** For the service loader. */
  public ExecutorsModule() {}

  @Override
  public String name() {
    return "executors";
  }

  @Override
  public void define(Definition definition) {
    carriers(definition);
    threadPools(definition);
    forkJoin(definition);
    delayed(definition);
    // From JDK 21 on, also behind the executor of virtual threads.
    definition
        .type(CONCURRENT + "ThreadPerTaskExecutor")
        .method("newThread", RUNNABLE)
        .replaceArgument(0)
        .probe(PROBES + "NewThreadProbe");
    // In place of the common pool where that has one thread, up to JDK 24.
    definition
        .type(CONCURRENT + "CompletableFuture$ThreadPerTaskExecutor")
        .method("execute", RUNNABLE)
        .replaceArgument(0)
        .probe(PROBES + "NewThreadProbe");
    CompletableFutureRules.define(definition.type(CONCURRENT + "CompletableFuture"));
  }

  /** What the JDK makes of each task that is submitted, forked or scheduled. */
  private static void carriers(Definition definition) {
    for (String task : List.of(CONCURRENT + "FutureTask", FORK_JOIN_TASK)) {
      definition.type(task).carries("io.hindcast.bootstrap.record.TaskContext");
      definition.type(task).carries("io.hindcast.bootstrap.record.TaskMoment");
    }
  }

  private static void threadPools(Definition definition) {
    TypeRule pool = definition.type(THREAD_POOL);
    // Handed over. Not in subclasses: what they override in the end comes here, perhaps wrapped.
    pool.method("execute", RUNNABLE).probe(PROBES + "ExecuteProbe");
    definition
        .type(CONCURRENT + "ScheduledThreadPoolExecutor")
        .method("delayedExecute", CONCURRENT + "RunnableScheduledFuture")
        .probe(PROBES + "ScheduleProbe");
    // Never run.
    pool.method("reject", RUNNABLE).probe(PROBES + "RejectProbe");
    pool.method("remove", RUNNABLE).replaceResult().probe(PROBES + "RemoveProbe");
    pool.method("purge").probe(PROBES + "PurgeProbe");
    pool.method("shutdownNow").replaceResult().probe(PROBES + "ShutdownNowProbe");
    definition
        .type(THREAD_POOL + "$DiscardOldestPolicy")
        .method("rejectedExecution", RUNNABLE, THREAD_POOL)
        .probe(PROBES + "DiscardOldestProbe");
    // Run. Subclasses need not call what they override, so each override begins the task.
    definition
        .subtypesOf(THREAD_POOL)
        .method("beforeExecute", "java.lang.Thread", RUNNABLE)
        .probe(PROBES + "BeforeExecuteProbe");
    pool.method("getTask").probe(PROBES + "GetTaskProbe");
    pool.method("runWorker", THREAD_POOL + "$Worker").probe(PROBES + "RunWorkerProbe");
  }

  private static void forkJoin(Definition definition) {
    TypeRule task = definition.type(FORK_JOIN_TASK);
    task.method("fork").probe(PROBES + "ForkProbe");
    task.method("doExec").probe(PROBES + "DoExecProbe");
    task.method("invoke").probe(PROBES + "InvokeProbe");
    task.method("quietlyInvoke").probe(PROBES + "InvokeProbe");
    task.method("invokeAll", FORK_JOIN_TASK, FORK_JOIN_TASK).probe(PROBES + "InvokeProbe");
    task.method("invokeAll", FORK_JOIN_TASK + "[]").probe(PROBES + "InvokeProbe");
    task.method("invokeAll", "java.util.Collection").probe(PROBES + "InvokeProbe");

    TypeRule pool = definition.type(FORK_JOIN_POOL);
    pool.method("registerWorker", FORK_JOIN_POOL + "$WorkQueue")
        .probe(PROBES + "RegisterWorkerProbe");
    // All of execute, submit, invoke, invokeAll and invokeAny come to one of these: the first up to
    // JDK 18, the second from 19 on, where the first has become public and bypasses the second.
    pool.method("externalSubmit", FORK_JOIN_TASK).probe(PROBES + "SubmitProbe");
    pool.method("poolSubmit", "boolean", FORK_JOIN_TASK).probe(PROBES + "SubmitProbe");
  }

  /** What JDK 25 has fork/join pools do, and the timers of JDK 1.3. */
  private static void delayed(Definition definition) {
    String delayedTask = CONCURRENT + "DelayScheduler$ScheduledForkJoinTask";
    definition
        .type(FORK_JOIN_POOL)
        .method("scheduleDelayedTask", delayedTask)
        .probe(PROBES + "DelayProbe");
    TypeRule scheduled = definition.type(delayedTask);
    scheduled
        .constructor(
            "long",
            "long",
            "boolean",
            RUNNABLE,
            CONCURRENT + "Callable",
            CONCURRENT + "ForkJoinPool")
        .probe(PROBES + "PeriodicTaskProbe");
    scheduled.method("cancel", "boolean").replaceResult().probe(PROBES + "CancelProbe");

    String timerTask = "java.util.TimerTask";
    definition
        .type("java.util.Timer")
        .method("sched", timerTask, "long", "long")
        .probe(PROBES + "TimerScheduleProbe");
    definition.type(timerTask).method("cancel").replaceResult().probe(PROBES + "CancelProbe");
    definition.subclassesOf(timerTask).method("run").probe(PROBES + "TimerRunProbe");
  }
}
