package io.hindcast.instrumentations.guava;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;

/** Guava from 19 on. */
public final class GuavaModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.guava.";
  private static final String CONCURRENT = "com.google.common.util.concurrent.";
  private static final String RUNNABLE = "java.lang.Runnable";
  private static final String EXECUTOR = "java.util.concurrent.Executor";

  /** For the service loader. */
  public GuavaModule() {}

  @Override
  public String name() {
    return "guava";
  }

  @Override
  public void define(Definition definition) {
    // What waits for a future: made only where that is not done. All ways to register come here.
    definition
        .type(CONCURRENT + "AbstractFuture$Listener")
        .constructor(RUNNABLE, EXECUTOR)
        .replaceArgument(1)
        .probe(PROBES + "ListenerProbe");
    String pair = CONCURRENT + "ExecutionList$RunnableExecutorPair";
    definition
        .type(pair)
        .constructor(RUNNABLE, EXECUTOR, pair)
        .replaceArgument(1)
        .probe(PROBES + "ListenerProbe");
    // One worker runs the tasks of many; of earlier versions the second name.
    for (String sequential : new String[] {"SequentialExecutor", "SerializingExecutor"}) {
      definition
          .type(CONCURRENT + sequential)
          .method("execute", RUNNABLE)
          .replaceArgument(0)
          .probe(PROBES + "SequentialProbe");
    }
  }
}
