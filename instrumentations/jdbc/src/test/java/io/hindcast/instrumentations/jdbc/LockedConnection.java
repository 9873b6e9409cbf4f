package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.dbcp2.DelegatingConnection;
import org.apache.commons.dbcp2.DelegatingStatement;

/** An application's own wrapper: it holds a lock of the application's while it executes. */
final class LockedConnection extends DelegatingConnection<Connection> {
  private final ReentrantLock lock;

  LockedConnection(Connection connection, ReentrantLock lock) {
    super(connection);
    this.lock = lock;
  }

  @Override
  public Statement createStatement() throws SQLException {
    return new LockedStatement(this, getDelegate().createStatement(), lock);
  }

  @Override
  public DatabaseMetaData getMetaData() {
    throw new AssertionError("a wrapper of the application's was asked");
  }

  private static final class LockedStatement extends DelegatingStatement {
    private final ReentrantLock lock;

    LockedStatement(LockedConnection connection, Statement statement, ReentrantLock lock) {
      super(connection, statement);
      this.lock = lock;
    }

    @Override
    public boolean execute(String sql) throws SQLException {
      lock.lock();
      try {
        return super.execute(sql);
      } finally {
        lock.unlock();
      }
    }
  }
}
