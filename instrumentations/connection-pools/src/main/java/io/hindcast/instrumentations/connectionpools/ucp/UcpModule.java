package io.hindcast.instrumentations.connectionpools.ucp;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** Oracle's Universal Connection Pool, 21 and later. */
public final class UcpModule implements InstrumentationModule {
  private static final String STRING = "java.lang.String";
  private static final String LABELS = "java.util.Properties";
  private static final String PROBES = "io.hindcast.instrumentations.connectionpools.ucp.";

  /** For the index. */
  public UcpModule() {}

  @Override
  public String name() {
    return "oracle-ucp";
  }

  @Override
  public void define(Definition definition) {
    TypeRule source = definition.subtypesOf("oracle.ucp.jdbc.PoolDataSource");
    source.method("getConnection").probe(PROBES + "AcquireProbe");
    source.method("getConnection", STRING, STRING).probe(PROBES + "AcquireProbe");
    source.method("getConnection", LABELS).probe(PROBES + "AcquireProbe");
    source.method("getConnection", STRING, STRING, LABELS).probe(PROBES + "AcquireProbe");
    definition
        .subtypesOf("oracle.ucp.ConnectionFactoryAdapter")
        .method("createConnection", "oracle.ucp.ConnectionRetrievalInfo")
        .probe(PROBES + "CreateProbe");
  }
}
