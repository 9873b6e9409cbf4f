package io.hindcast.instrumentations.connectionpools.hikaricp;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** HikariCP 4 and later. */
public final class HikariModule implements InstrumentationModule {
  private static final String POOL = "com.zaxxer.hikari.pool.";
  private static final String PROBES = "io.hindcast.instrumentations.connectionpools.hikaricp.";

  /** For the index. */
  public HikariModule() {}

  @Override
  public String name() {
    return "hikaricp";
  }

  @Override
  public void define(Definition definition) {
    TypeRule pool = definition.type(POOL + "HikariPool");
    pool.method("getConnection").probe(PROBES + "AcquireProbe");
    pool.method("setMetricsTrackerFactory", "com.zaxxer.hikari.metrics.MetricsTrackerFactory")
        .replaceArgument(0)
        .probe(PROBES + "TrackerProbe");
    TypeRule base = definition.type(POOL + "PoolBase");
    base.method("newConnection").probe(PROBES + "CreateProbe");
    // From 7 on: whether the pool is empty.
    base.method("newConnection", "boolean").probe(PROBES + "CreateProbe");
  }
}
