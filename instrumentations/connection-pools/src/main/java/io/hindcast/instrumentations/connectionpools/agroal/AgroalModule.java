package io.hindcast.instrumentations.connectionpools.agroal;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** Agroal 1.3 and later. */
public final class AgroalModule implements InstrumentationModule {
  private static final String POOL = "io.agroal.pool.";
  private static final String PROBES = "io.hindcast.instrumentations.connectionpools.agroal.";

  /** For the index. */
  public AgroalModule() {}

  @Override
  public String name() {
    return "agroal";
  }

  @Override
  public void define(Definition definition) {
    TypeRule source = definition.type(POOL + "DataSource");
    source.method("getConnection").probe(PROBES + "AcquireProbe");
    source.method("getReadOnlyConnection").probe(PROBES + "AcquireProbe");
    source.method("close").probe(PROBES + "CloseProbe");
    definition
        .type(POOL + "ConnectionFactory")
        .method("createConnection")
        .probe(PROBES + "CreateProbe");
  }
}
