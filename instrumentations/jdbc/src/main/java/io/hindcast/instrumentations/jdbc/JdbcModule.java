package io.hindcast.instrumentations.jdbc;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** JDBC 4.x: any driver, any pool, any wrapper. */
public final class JdbcModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.jdbc.";
  private static final String SQLITE = "org.sqlite.jdbc3.";
  private static final String STRING = "java.lang.String";
  private static final String STRINGS = "java.lang.String[]";

  /** For the index. */
  public JdbcModule() {}

  @Override
  public String name() {
    return "jdbc";
  }

  @Override
  public void define(Definition definition) {
    definition
        .subtypesOf("java.sql.Driver")
        .method("connect", STRING, "java.util.Properties")
        .probe(PROBES + "ConnectProbe");
    defineSources(definition);
    definePrepares(
        definition
            .subtypesOf("java.sql.Connection")
            .carries("io.hindcast.bootstrap.record.DbConnection"));
    defineExecutes(
        definition
            .subtypesOf("java.sql.Statement")
            .carries("io.hindcast.bootstrap.record.DbStatement"));
    definePreparedExecutes(definition.subtypesOf("java.sql.PreparedStatement"));
    // Of SQLite the classes that execute are no subtypes of these, only those that extend them are.
    definePrepares(definition.type(SQLITE + "JDBC3Connection"));
    defineExecutes(definition.type(SQLITE + "JDBC3Statement"));
    definePreparedExecutes(definition.type(SQLITE + "JDBC3PreparedStatement"));
  }

  private static void defineSources(Definition definition) {
    String probe = PROBES + "OpenProbe";
    String pooled = PROBES + "OpenPooledProbe";
    TypeRule source = definition.subtypesOf("javax.sql.DataSource");
    source.method("getConnection").probe(probe);
    source.method("getConnection", STRING, STRING).probe(probe);
    source.method("getConnection").probe(PROBES + "AcquireProbe");
    source.method("getConnection", STRING, STRING).probe(PROBES + "AcquireProbe");
    TypeRule pooling = definition.subtypesOf("javax.sql.ConnectionPoolDataSource");
    pooling.method("getPooledConnection").probe(pooled);
    pooling.method("getPooledConnection", STRING, STRING).probe(pooled);
    TypeRule distributed = definition.subtypesOf("javax.sql.XADataSource");
    distributed.method("getXAConnection").probe(pooled);
    distributed.method("getXAConnection", STRING, STRING).probe(pooled);
    definition.subtypesOf("javax.sql.PooledConnection").method("getConnection").probe(probe);
  }

  private static void definePrepares(TypeRule connection) {
    String probe = PROBES + "PrepareProbe";
    for (String name : new String[] {"prepareStatement", "prepareCall"}) {
      connection.method(name, STRING).probe(probe);
      connection.method(name, STRING, "int", "int").probe(probe);
      connection.method(name, STRING, "int", "int", "int").probe(probe);
    }
    connection.method("prepareStatement", STRING, "int").probe(probe);
    connection.method("prepareStatement", STRING, "int[]").probe(probe);
    connection.method("prepareStatement", STRING, STRINGS).probe(probe);
  }

  private static void defineExecutes(TypeRule statement) {
    String probe = PROBES + "ExecuteProbe";
    statement.method("executeQuery", STRING).probe(probe);
    for (String name : new String[] {"execute", "executeUpdate", "executeLargeUpdate"}) {
      statement.method(name, STRING).probe(probe);
      statement.method(name, STRING, "int").probe(probe);
      statement.method(name, STRING, "int[]").probe(probe);
      statement.method(name, STRING, STRINGS).probe(probe);
    }
    statement.method("executeBatch").probe(PROBES + "ExecuteBatchProbe");
    statement.method("executeLargeBatch").probe(PROBES + "ExecuteBatchProbe");
    statement.method("addBatch", STRING).probe(PROBES + "AddBatchProbe");
    statement.method("clearBatch").probe(PROBES + "ClearBatchProbe");
    statement.method("close").probe(PROBES + "CloseProbe");
    statement.method("unwrap", "java.lang.Class").probe(PROBES + "UnwrapProbe");
  }

  private static void definePreparedExecutes(TypeRule statement) {
    for (String name :
        new String[] {"execute", "executeQuery", "executeUpdate", "executeLargeUpdate"}) {
      statement.method(name).probe(PROBES + "ExecuteProbe");
    }
    statement.method("addBatch").probe(PROBES + "AddBatchProbe");
  }
}
