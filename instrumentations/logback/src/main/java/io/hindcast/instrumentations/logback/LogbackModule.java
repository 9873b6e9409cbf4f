package io.hindcast.instrumentations.logback;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** Logback from 1.2 on. */
public final class LogbackModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.logback.";
  private static final String CLASSIC = "ch.qos.logback.classic.";

  /** For the index. */
  public LogbackModule() {}

  @Override
  public String name() {
    return "logback";
  }

  @Override
  public void define(Definition definition) {
    TypeRule event =
        definition
            .type(CLASSIC + "spi.LoggingEvent")
            .carries("io.hindcast.bootstrap.log.LogIdsCarrier");
    // Made once the level and the turbo filters have let the line pass. The other constructor is
    // for events that come from elsewhere.
    event
        .constructor(
            "java.lang.String",
            CLASSIC + "Logger",
            CLASSIC + "Level",
            "java.lang.String",
            "java.lang.Throwable",
            "java.lang.Object[]")
        .probe(PROBES + "EventCreatedProbe");
    // Patterns, encoders and discriminators all ask here; getMdc calls it.
    event.method("getMDCPropertyMap").replaceResult().probe(PROBES + "MdcProbe");
  }
}
