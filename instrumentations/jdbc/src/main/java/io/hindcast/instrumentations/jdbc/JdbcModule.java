package io.hindcast.instrumentations.jdbc;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** JDBC 4.x: any driver, any pool, any wrapper. */
public final class JdbcModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.jdbc.";
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
    definePrepares(definition.subtypesOf("java.sql.Connection"));
    defineExecutes(
        definition
            .subtypesOf("java.sql.Statement")
            .carries("io.hindcast.bootstrap.record.DbStatement"));
    TypeRule prepared = definition.subtypesOf("java.sql.PreparedStatement");
    for (String name :
        new String[] {"execute", "executeQuery", "executeUpdate", "executeLargeUpdate"}) {
      prepared.method(name).probe(PROBES + "ExecuteProbe");
    }
    prepared.method("addBatch").probe(PROBES + "AddBatchProbe");
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
}
