package io.hindcast.instrumentations.connectionpools.c3p0;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** c3p0 0.9.5 and later. */
public final class C3p0Module implements InstrumentationModule {
  private static final String STRING = "java.lang.String";
  private static final String PROBES = "io.hindcast.instrumentations.connectionpools.c3p0.";

  /** For the index. */
  public C3p0Module() {}

  @Override
  public String name() {
    return "c3p0";
  }

  @Override
  public void define(Definition definition) {
    TypeRule source = definition.type("com.mchange.v2.c3p0.impl.AbstractPoolBackedDataSource");
    source.method("getConnection").probe(PROBES + "AcquireProbe");
    source.method("getConnection", STRING, STRING).probe(PROBES + "AcquireProbe");
    definition
        .subtypesOf("com.mchange.v2.resourcepool.ResourcePool$Manager")
        .method("acquireResource")
        .probe(PROBES + "CreateProbe");
  }
}
