package io.hindcast.instrumentations.jdbc;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** Spans for commits and rollbacks. Nothing of it is woven where it is off. */
public final class JdbcTransactionsModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.jdbc.";

  /** For the index. */
  public JdbcTransactionsModule() {}

  @Override
  public String name() {
    return "jdbc-transactions";
  }

  /** A span more for each transaction, which says little where nothing goes wrong. */
  @Override
  public boolean isOnByDefault() {
    return false;
  }

  @Override
  public void define(Definition definition) {
    define(definition.subtypesOf("java.sql.Connection"));
    // Of SQLite's older drivers the class that commits is no subtype.
    define(definition.type("org.sqlite.jdbc3.JDBC3Connection"));
  }

  private static void define(TypeRule connection) {
    connection.method("commit").probe(PROBES + "CommitProbe");
    connection.method("rollback").probe(PROBES + "RollbackProbe");
    connection.method("rollback", "java.sql.Savepoint").probe(PROBES + "RollbackToSavepointProbe");
    connection.method("setAutoCommit", "boolean").probe(PROBES + "SettleProbe");
    connection.method("close").probe(PROBES + "SettleProbe");
  }
}
