package io.hindcast.instrumentations.connectionpools.agroal;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.hindcast.bootstrap.pool.ConnectionPoolReader;
import io.hindcast.bootstrap.pool.ConnectionPoolState;
import io.hindcast.bootstrap.record.DbPool;

/** Asks a data source of Agroal. It has no name, and counts only where its metrics are on. */
final class AgroalReader implements ConnectionPoolReader {
  @Override
  public DbPool describe(Object pool) {
    return new DbPool(null, configuration(pool).connectionFactoryConfiguration().jdbcUrl());
  }

  @Override
  public ConnectionPoolState read(Object pool) {
    AgroalDataSource source = (AgroalDataSource) pool;
    AgroalConnectionPoolConfiguration configuration = configuration(pool);
    AgroalDataSourceMetrics metrics = source.getMetrics();
    boolean counts = source.getConfiguration().metricsEnabled();
    return new ConnectionPoolState(
        counts ? metrics.availableCount() : ConnectionPoolState.NOT_TOLD,
        counts ? metrics.activeCount() : ConnectionPoolState.NOT_TOLD,
        // Any of them may be idle, and the smallest number counts those in use.
        configuration.maxSize(),
        configuration.minSize(),
        configuration.maxSize(),
        counts ? metrics.awaitingCount() : ConnectionPoolState.NOT_TOLD);
  }

  private static AgroalConnectionPoolConfiguration configuration(Object pool) {
    return ((AgroalDataSource) pool).getConfiguration().connectionPoolConfiguration();
  }
}
