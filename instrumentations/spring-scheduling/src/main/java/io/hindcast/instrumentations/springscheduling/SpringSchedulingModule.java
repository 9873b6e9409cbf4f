package io.hindcast.instrumentations.springscheduling;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** Spring from 5.3 on. */
public final class SpringSchedulingModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.springscheduling.";
  private static final String ASYNC_EXECUTOR = "org.springframework.core.task.AsyncTaskExecutor";
  private static final String RUNNABLE = "java.lang.Runnable";

  /** For the service loader. */
  public SpringSchedulingModule() {}

  @Override
  public String name() {
    return "spring-scheduling";
  }

  @Override
  public void define(Definition definition) {
    definition
        .type("org.springframework.scheduling.support.ScheduledMethodRunnable")
        .method("run")
        .probe(PROBES + "ScheduledMethodProbe");
    // A task with a trigger (a cron expression) has itself scheduled once more after each run.
    definition
        .type("org.springframework.scheduling.concurrent.ReschedulingRunnable")
        .method("schedule")
        .probe(PROBES + "TriggerProbe");
    // A thread a task, which is no pool's. Virtual threads too.
    definition
        .subtypesOf("org.springframework.core.task.SimpleAsyncTaskExecutor")
        .method("doExecute", RUNNABLE)
        .replaceArgument(0)
        .probe(PROBES + "NewThreadProbe");
    handingOver(definition.subtypesOf(ASYNC_EXECUTOR));
    // Its default methods, from Spring 6 on: they wrap the task before they hand it over.
    handingOver(definition.type(ASYNC_EXECUTOR));
  }

  private static void handingOver(TypeRule executor) {
    String probe = PROBES + "LongLivedTaskProbe";
    executor.method("execute", RUNNABLE).probe(probe);
    executor.method("execute", RUNNABLE, "long").probe(probe);
    executor.method("submit", RUNNABLE).probe(probe);
    executor.method("submitListenable", RUNNABLE).probe(probe);
    executor.method("submitCompletable", RUNNABLE).probe(probe);
  }
}
