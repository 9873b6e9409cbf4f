package io.hindcast.instrumentations.connectionpools.tomcatjdbc;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** The Tomcat JDBC pool, 9 and later. */
public final class TomcatJdbcModule implements InstrumentationModule {
  private static final String POOL = "org.apache.tomcat.jdbc.pool.";
  private static final String STRING = "java.lang.String";
  private static final String PROBES = "io.hindcast.instrumentations.connectionpools.tomcatjdbc.";

  /** For the index. */
  public TomcatJdbcModule() {}

  @Override
  public String name() {
    return "tomcat-jdbc";
  }

  @Override
  public void define(Definition definition) {
    TypeRule pool = definition.type(POOL + "ConnectionPool");
    pool.method("getConnection").probe(PROBES + "AcquireProbe");
    pool.method("getConnection", STRING, STRING).probe(PROBES + "AcquireProbe");
    definition.type(POOL + "PooledConnection").method("connect").probe(PROBES + "CreateProbe");
  }
}
