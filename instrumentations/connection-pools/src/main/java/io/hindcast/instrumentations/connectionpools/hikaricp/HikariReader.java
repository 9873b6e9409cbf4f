package io.hindcast.instrumentations.connectionpools.hikaricp;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool;
import io.hindcast.bootstrap.pool.ConnectionPoolReader;
import io.hindcast.bootstrap.pool.ConnectionPoolState;
import io.hindcast.bootstrap.record.DbPool;
import org.jspecify.annotations.Nullable;

/** Asks a pool of HikariCP. */
final class HikariReader implements ConnectionPoolReader {
  @Override
  public DbPool describe(Object pool) {
    HikariConfig config = ((HikariPool) pool).config;
    return new DbPool(config.getPoolName(), config.getJdbcUrl());
  }

  @Override
  public @Nullable ConnectionPoolState read(Object pool) {
    HikariPool hikari = (HikariPool) pool;
    if (hikari.poolState == HikariPool.POOL_SHUTDOWN) {
      return null;
    }
    HikariConfig config = hikari.config;
    int max = config.getMaximumPoolSize();
    return new ConnectionPoolState(
        hikari.getIdleConnections(),
        hikari.getActiveConnections(),
        // Any of them may be idle.
        max,
        config.getMinimumIdle(),
        max,
        hikari.getThreadsAwaitingConnection());
  }
}
