package io.hindcast.instrumentations.connectionpools;

import io.hindcast.instrumentations.connectionpools.agroal.AgroalModule;
import io.hindcast.instrumentations.connectionpools.c3p0.C3p0Module;
import io.hindcast.instrumentations.connectionpools.dbcp2.Dbcp2Module;
import io.hindcast.instrumentations.connectionpools.hikaricp.HikariModule;
import io.hindcast.instrumentations.connectionpools.tomcatjdbc.TomcatJdbcModule;
import io.hindcast.instrumentations.connectionpools.ucp.UcpModule;
import io.hindcast.instrumentations.jdbc.JdbcModule;
import io.hindcast.instrumentations.testing.WovenExtension;

/** What is woven in these tests: one set of modules a JVM, the data sources' included. */
final class AllPools {
  private AllPools() {}

  static WovenExtension woven() {
    return WovenExtension.of(
        new JdbcModule(),
        new AgroalModule(),
        new C3p0Module(),
        new Dbcp2Module(),
        new HikariModule(),
        new TomcatJdbcModule(),
        new UcpModule());
  }
}
