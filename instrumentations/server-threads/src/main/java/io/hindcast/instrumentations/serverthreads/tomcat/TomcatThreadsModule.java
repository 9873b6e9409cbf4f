package io.hindcast.instrumentations.serverthreads.tomcat;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** Tomcat from 10.1 on; earlier ones are left alone. */
public final class TomcatThreadsModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.serverthreads.tomcat.";
  private static final String POOL = "org.apache.tomcat.util.threads.ThreadPoolExecutor";
  private static final String RUNNABLE = "java.lang.Runnable";

  /** For the service loader. */
  public TomcatThreadsModule() {}

  @Override
  public String name() {
    return "tomcat-threads";
  }

  @Override
  public void define(Definition definition) {
    TypeRule pool = definition.type(POOL);
    pool.method("execute", RUNNABLE).probe(PROBES + "ExecuteProbe");
    pool.method("remove", RUNNABLE).replaceResult().probe(PROBES + "RemoveProbe");
    pool.method("beforeExecute", "java.lang.Thread", RUNNABLE).probe(PROBES + "BeforeExecuteProbe");
    pool.method("getTask").probe(PROBES + "GetTaskProbe");
    pool.method("runWorker", POOL + "$Worker").probe(PROBES + "RunWorkerProbe");
  }
}
