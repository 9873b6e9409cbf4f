package io.hindcast.instrumentations.connectionpools.tomcatjdbc;

import io.hindcast.bootstrap.pool.ConnectionPoolReader;
import io.hindcast.bootstrap.pool.ConnectionPoolState;
import io.hindcast.bootstrap.record.DbPool;
import org.apache.tomcat.jdbc.pool.ConnectionPool;
import org.apache.tomcat.jdbc.pool.PoolConfiguration;
import org.jspecify.annotations.Nullable;

/** Asks a pool of Tomcat's. */
final class TomcatJdbcReader implements ConnectionPoolReader {
  /** Of the names that the pool makes up; an identity hash follows, another one in each process. */
  private static final String MADE_UP = "Tomcat Connection Pool[";

  @Override
  public DbPool describe(Object pool) {
    PoolConfiguration configuration = ((ConnectionPool) pool).getPoolProperties();
    String name = configuration.getPoolName();
    boolean given = name != null && !name.startsWith(MADE_UP);
    return new DbPool(given ? name : null, configuration.getUrl());
  }

  @Override
  public @Nullable ConnectionPoolState read(Object pool) {
    ConnectionPool tomcat = (ConnectionPool) pool;
    if (tomcat.isClosed()) {
      return null;
    }
    PoolConfiguration configuration = tomcat.getPoolProperties();
    return new ConnectionPoolState(
        tomcat.getIdle(),
        tomcat.getActive(),
        configuration.getMaxIdle(),
        configuration.getMinIdle(),
        configuration.getMaxActive(),
        tomcat.getWaitCount());
  }
}
