package io.hindcast.instrumentations.connectionpools.dbcp2;

import io.hindcast.bootstrap.pool.ConnectionPoolReader;
import io.hindcast.bootstrap.pool.ConnectionPoolState;
import io.hindcast.bootstrap.record.DbPool;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.jspecify.annotations.Nullable;

/** Asks a {@code BasicDataSource}. It has no name; negative limits mean that there is none. */
final class Dbcp2Reader implements ConnectionPoolReader {
  @Override
  @SuppressWarnings("deprecation") // of getUrl: as what a bean shows to everybody
  public DbPool describe(Object pool) {
    return new DbPool(null, ((BasicDataSource) pool).getUrl());
  }

  @Override
  public @Nullable ConnectionPoolState read(Object pool) {
    BasicDataSource source = (BasicDataSource) pool;
    if (source.isClosed()) {
      return null;
    }
    GenericObjectPool<?> backing = BackingPools.of(source);
    return new ConnectionPoolState(
        source.getNumIdle(),
        source.getNumActive(),
        source.getMaxIdle(),
        source.getMinIdle(),
        source.getMaxTotal(),
        backing == null ? ConnectionPoolState.NOT_TOLD : backing.getNumWaiters());
  }
}
