package io.hindcast.instrumentations.connectionpools.c3p0;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.mchange.v2.c3p0.PooledDataSource;
import io.hindcast.bootstrap.pool.ConnectionPoolReader;
import io.hindcast.bootstrap.pool.ConnectionPoolState;
import io.hindcast.bootstrap.record.DbPool;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a pool of c3p0. One has connections for each user, with limits for each; the numbers are of
 * the user that it was configured with.
 */
final class C3p0Reader implements ConnectionPoolReader {
  @Override
  public DbPool describe(Object pool) {
    PooledDataSource source = (PooledDataSource) pool;
    if (!(source instanceof ComboPooledDataSource combo)) {
      return new DbPool(source.getDataSourceName(), null);
    }
    // Without a name it is called by a token, another one in each process.
    String name = combo.getDataSourceName();
    boolean given = name != null && !name.equals(combo.getIdentityToken());
    return new DbPool(given ? name : null, combo.getJdbcUrl());
  }

  @Override
  public @Nullable ConnectionPoolState read(Object pool) {
    PooledDataSource source = (PooledDataSource) pool;
    long max = ConnectionPoolState.NOT_TOLD;
    long min = ConnectionPoolState.NOT_TOLD;
    if (source instanceof ComboPooledDataSource combo) {
      max = combo.getMaxPoolSize();
      min = combo.getMinPoolSize();
    }
    try {
      return new ConnectionPoolState(
          source.getNumIdleConnectionsDefaultUser(),
          source.getNumBusyConnectionsDefaultUser(),
          // Any of them may be idle, and the smallest number counts those in use.
          max,
          min,
          max,
          source.getNumThreadsAwaitingCheckoutDefaultUser());
    } catch (SQLException closed) {
      return null;
    }
  }
}
