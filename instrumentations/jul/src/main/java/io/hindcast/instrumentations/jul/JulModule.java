package io.hindcast.instrumentations.jul;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;

/** The JDK's own logging. */
public final class JulModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.jul.";
  private static final String PACKAGE = "java.util.logging.";

  /** For the index. */
  public JulModule() {}

  @Override
  public String name() {
    return "jul";
  }

  /**
   * There is no place for the ids but the message's text, and what an application writes is not
   * ours to change.
   */
  @Override
  public boolean isOnByDefault() {
    return false;
  }

  @Override
  public void define(Definition definition) {
    // Loggers make one when the level has let the line pass, and all its handlers get that one.
    definition
        .type(PACKAGE + "LogRecord")
        .carries("io.hindcast.bootstrap.log.LogIdsCarrier")
        .constructor(PACKAGE + "Level", "java.lang.String")
        .probe(PROBES + "RecordCreatedProbe");
    definition
        .type(PACKAGE + "Formatter")
        .method("formatMessage", PACKAGE + "LogRecord")
        .replaceResult()
        .probe(PROBES + "FormatMessageProbe");
  }
}
