package io.hindcast.instrumentations.serverthreads.jetty;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;

/** Jetty from 10 on. */
public final class JettyThreadsModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.serverthreads.jetty.";
  private static final String POOL = "org.eclipse.jetty.util.thread.QueuedThreadPool";
  private static final String RUNNABLE = "java.lang.Runnable";

  /** For the service loader. */
  public JettyThreadsModule() {}

  @Override
  public String name() {
    return "jetty-threads";
  }

  @Override
  public void define(Definition definition) {
    definition.type(POOL).method("execute", RUNNABLE).probe(PROBES + "ExecuteProbe");
    // Subclasses need not call what they override.
    definition.subtypesOf(POOL).method("runJob", RUNNABLE).probe(PROBES + "RunJobProbe");
  }
}
