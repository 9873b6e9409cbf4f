package io.hindcast.instrumentations.connectionpools.ucp;

import io.hindcast.bootstrap.pool.ConnectionPoolReader;
import io.hindcast.bootstrap.pool.ConnectionPoolState;
import io.hindcast.bootstrap.record.DbPool;
import java.sql.SQLException;
import oracle.ucp.jdbc.JDBCConnectionPoolStatistics;
import oracle.ucp.jdbc.PoolDataSource;

/** Asks a pool of Oracle's. One that is stopped can be started again, so it stays known. */
final class UcpReader implements ConnectionPoolReader {
  @Override
  public DbPool describe(Object pool) throws SQLException {
    PoolDataSource source = (PoolDataSource) pool;
    return new DbPool(source.getConnectionPoolName(), source.getURL());
  }

  @Override
  public ConnectionPoolState read(Object pool) throws SQLException {
    PoolDataSource source = (PoolDataSource) pool;
    JDBCConnectionPoolStatistics statistics = source.getStatistics();
    int max = source.getMaxPoolSize();
    if (statistics == null) {
      return new ConnectionPoolState(0, 0, max, source.getMinPoolSize(), max, 0);
    }
    return new ConnectionPoolState(
        statistics.getAvailableConnectionsCount(),
        statistics.getBorrowedConnectionsCount(),
        // Any of them may be idle, and the smallest number counts those in use.
        max,
        source.getMinPoolSize(),
        max,
        statistics.getPendingRequestsCount());
  }
}
