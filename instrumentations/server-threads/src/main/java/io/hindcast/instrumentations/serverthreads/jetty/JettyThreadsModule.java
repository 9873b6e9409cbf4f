package io.hindcast.instrumentations.serverthreads.jetty;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;

/** Jetty from 10 on. */
public final class JettyThreadsModule implements InstrumentationModule {
  /** A constant that the compiler copies: at run time no module class is loaded. */
  static final String NAME = "jetty-threads";

  private static final String PROBES = "io.hindcast.instrumentations.serverthreads.jetty.";
  private static final String POOL = "org.eclipse.jetty.util.thread.QueuedThreadPool";
  private static final String RUNNABLE = "java.lang.Runnable";

  /** Where its implementations of the Servlet API are: that of 10 and 11, then those of 12. */
  private static final String[] SERVLETS = {
    "server.", "ee8.nested.", "ee9.nested.", "ee10.servlet.", "ee11.servlet."
  };

  /** For the service loader. */
  public JettyThreadsModule() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void define(Definition definition) {
    definition.type(POOL).method("execute", RUNNABLE).probe(PROBES + "ExecuteProbe");
    // Subclasses need not call what they override.
    definition.subtypesOf(POOL).method("runJob", RUNNABLE).probe(PROBES + "RunJobProbe");
    for (String servlets : SERVLETS) {
      definition
          .type("org.eclipse.jetty." + servlets + "AsyncContextState")
          .method("start", RUNNABLE)
          .replaceArgument(0)
          .probe(PROBES + "StartProbe");
    }
  }
}
