package io.hindcast.instrumentations.connectionpools.dbcp2;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** Apache Commons DBCP 2: {@code BasicDataSource}. */
public final class Dbcp2Module implements InstrumentationModule {
  private static final String DBCP = "org.apache.commons.dbcp2.";
  private static final String PROBES = "io.hindcast.instrumentations.connectionpools.dbcp2.";

  /** For the index. */
  public Dbcp2Module() {}

  @Override
  public String name() {
    return "commons-dbcp2";
  }

  @Override
  public void define(Definition definition) {
    TypeRule source = definition.type(DBCP + "BasicDataSource");
    source.method("getConnection").probe(PROBES + "AcquireProbe");
    source
        .method("createConnectionPool", DBCP + "PoolableConnectionFactory")
        .probe(PROBES + "BackingProbe");
    definition
        .type(DBCP + "PoolableConnectionFactory")
        .method("makeObject")
        .probe(PROBES + "CreateProbe");
  }
}
