package io.hindcast.instrumentations.log4j;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;

/** Log4j 2 from 2.17 on. */
public final class Log4jModule implements InstrumentationModule {
  private static final String LOG4J = "org.apache.logging.log4j.";

  /** For the index. */
  public Log4jModule() {}

  @Override
  public String name() {
    return "log4j";
  }

  @Override
  public void define(Definition definition) {
    // Called once for each event, on the logging thread, when the level has let the line pass; what
    // filters ask (rawContextData) stays the application's alone.
    definition
        .subtypesOf(LOG4J + "core.ContextDataInjector")
        .method("injectContextData", "java.util.List", LOG4J + "util.StringMap")
        .replaceArgument(1)
        .replaceResult()
        .probe("io.hindcast.instrumentations.log4j.InjectProbe");
  }
}
