package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.commons.dbcp2.DelegatingConnection;
import org.apache.commons.dbcp2.DelegatingStatement;

/** A wrapper whose methods call those of its super class: both are woven, on one object. */
class SubclassTest extends JdbcContract {
  private static final String URL = "jdbc:h2:mem:subclass;DB_CLOSE_DELAY=-1";

  private static final class Statements extends DelegatingStatement {
    Statements(DelegatingConnection<Connection> connection, Statement statement) {
      super(connection, statement);
    }

    @Override
    public void addBatch(String sql) throws SQLException {
      super.addBatch(sql);
    }

    @Override
    public void clearBatch() throws SQLException {
      super.clearBatch();
    }

    @Override
    public int[] executeBatch() throws SQLException {
      return super.executeBatch();
    }

    @Override
    public boolean execute(String sql) throws SQLException {
      return super.execute(sql);
    }
  }

  private static final class Connections extends DelegatingConnection<Connection> {
    Connections(Connection connection) {
      super(connection);
    }

    @Override
    public Statement createStatement() throws SQLException {
      return new Statements(this, getDelegate().createStatement());
    }
  }

  @Override
  Connection connect() throws SQLException {
    return new Connections(DriverManager.getConnection(URL));
  }

  @Override
  String url() {
    return URL;
  }

  @Override
  String noSuchTable() {
    return "42S02";
  }
}
