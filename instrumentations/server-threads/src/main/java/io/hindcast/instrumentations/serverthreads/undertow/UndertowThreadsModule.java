package io.hindcast.instrumentations.serverthreads.undertow;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;
import java.util.List;

/**
 * jboss-threads from 3.5 on, that is Undertow from 2.3 on. What came before is left alone: the
 * classes below are not there.
 */
public final class UndertowThreadsModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.serverthreads.undertow.";
  private static final String RECORDS = "io.hindcast.bootstrap.record.";
  private static final String POOL = "org.jboss.threads.EnhancedQueueExecutor";
  private static final String RUNNABLE = "java.lang.Runnable";
  private static final String UNIT = "java.util.concurrent.TimeUnit";

  /** For the service loader. */
  public UndertowThreadsModule() {}

  @Override
  public String name() {
    return "undertow-threads";
  }

  @Override
  public void define(Definition definition) {
    definition.type(POOL).method("execute", RUNNABLE).probe(PROBES + "ExecuteProbe");

    TypeRule task = carrying(definition, POOL + "$Task");
    task.constructor(POOL, RUNNABLE, "java.lang.Object").probe(PROBES + "TaskMadeProbe");
    task.method("run").probe(PROBES + "TaskRunProbe");

    TypeRule thread = definition.type(POOL + "$ThreadBody");
    thread.carries("io.hindcast.bootstrap.pool.Employed");
    thread.constructor(POOL, POOL + "$Task").probe(PROBES + "ThreadMadeProbe");
    thread.method("run").probe(PROBES + "ThreadRunProbe");

    scheduled(definition);
  }

  private static void scheduled(Definition definition) {
    TypeRule future = carrying(definition, POOL + "$AbstractScheduledFuture");
    future.method("run").probe(PROBES + "ScheduledRunProbe");
    future.method("cancel", "boolean").replaceResult().probe(PROBES + "CancelProbe");
    definition
        .type(POOL + "$RunnableScheduledFuture")
        .constructor(POOL, RUNNABLE, "long", UNIT)
        .probe(PROBES + "ScheduledProbe");
    definition
        .type(POOL + "$CallableScheduledFuture")
        .constructor(POOL, "java.util.concurrent.Callable", "long", UNIT)
        .probe(PROBES + "ScheduledProbe");
    for (String kind : List.of("Rate", "Delay")) {
      definition
          .type(POOL + "$Fixed" + kind + "RunnableScheduledFuture")
          .constructor(POOL, RUNNABLE, "long", "long", UNIT)
          .probe(PROBES + "PeriodicProbe");
    }
  }

  private static TypeRule carrying(Definition definition, String type) {
    definition.type(type).carries(RECORDS + "TaskContext");
    return definition.type(type).carries(RECORDS + "TaskMoment");
  }
}
