package io.hindcast.instrumentations.springscheduling;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;

/** Spring from 5.3 on. */
public final class SpringSchedulingModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.springscheduling.";

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
        .method("doExecute", "java.lang.Runnable")
        .replaceArgument(0)
        .probe(PROBES + "NewThreadProbe");
  }
}
