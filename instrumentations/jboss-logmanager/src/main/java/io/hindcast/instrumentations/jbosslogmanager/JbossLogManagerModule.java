package io.hindcast.instrumentations.jbosslogmanager;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** JBoss LogManager from 2.1 on. */
public final class JbossLogManagerModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.jbosslogmanager.";
  private static final String RECORD = "org.jboss.logmanager.ExtLogRecord";
  private static final String STRING = "java.lang.String";

  /** For the index. */
  public JbossLogManagerModule() {}

  @Override
  public String name() {
    return "jboss-logmanager";
  }

  @Override
  public void define(Definition definition) {
    TypeRule record = definition.type(RECORD).carries("io.hindcast.bootstrap.log.LogIdsCarrier");
    // The third constructor, without a style, calls this one.
    record
        .constructor("java.util.logging.Level", STRING, RECORD + "$FormatStyle", STRING)
        .probe(PROBES + "RecordCreatedProbe");
    record.constructor(RECORD).probe(PROBES + "RecordCopiedProbe");
    record.method("getMdc", STRING).replaceResult().probe(PROBES + "MdcProbe");
    record.method("getMdcCopy").replaceResult().probe(PROBES + "MdcCopyProbe");
  }
}
