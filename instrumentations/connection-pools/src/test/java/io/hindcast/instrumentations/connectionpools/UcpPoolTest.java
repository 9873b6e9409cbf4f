package io.hindcast.instrumentations.connectionpools;

import io.hindcast.bootstrap.record.DbPool;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import oracle.ucp.UniversalConnectionPoolException;
import oracle.ucp.admin.UniversalConnectionPoolManagerImpl;
import oracle.ucp.jdbc.PoolDataSource;
import oracle.ucp.jdbc.PoolDataSourceFactory;

class UcpPoolTest extends ConnectionPoolContract {
  @Override
  @SuppressWarnings({"deprecation", "removal"}) // what sets the wait in the oldest version, too
  DataSource open(String name, String url, int size, Duration wait) throws SQLException {
    PoolDataSource source = PoolDataSourceFactory.getPoolDataSource();
    source.setConnectionPoolName(name);
    source.setConnectionFactoryClassName("org.h2.Driver");
    source.setURL(url);
    source.setUser("sa");
    source.setPassword("");
    source.setInitialPoolSize(0);
    source.setMinPoolSize(0);
    source.setMaxPoolSize(size);
    source.setConnectionWaitTimeout((int) wait.toSeconds());
    return source;
  }

  @Override
  void close(DataSource pool) throws UniversalConnectionPoolException {
    UniversalConnectionPoolManagerImpl.getUniversalConnectionPoolManager()
        .destroyConnectionPool(((PoolDataSource) pool).getConnectionPoolName());
  }

  @Override
  DbPool described(String name, String url) {
    return new DbPool(name, url);
  }

  /** The data source would start another one. */
  @Override
  boolean saysThatItIsClosed() {
    return false;
  }

  /** Without an agent as well; perhaps for the same reason. */
  @Override
  boolean letsGo() {
    return false;
  }
}
