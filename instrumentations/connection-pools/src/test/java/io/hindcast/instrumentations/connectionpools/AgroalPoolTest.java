package io.hindcast.instrumentations.connectionpools;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.hindcast.bootstrap.record.DbPool;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

class AgroalPoolTest extends ConnectionPoolContract {
  @Override
  DataSource open(String name, String url, int size, Duration wait) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .metricsEnabled()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(size)
                        .acquisitionTimeout(wait)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url))));
  }

  @Override
  void close(DataSource pool) {
    ((AgroalDataSource) pool).close();
  }

  @Override
  DbPool described(String name, String url) {
    return new DbPool(null, url);
  }
}
