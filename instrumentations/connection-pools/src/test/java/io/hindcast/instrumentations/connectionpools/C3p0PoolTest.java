package io.hindcast.instrumentations.connectionpools;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import io.hindcast.bootstrap.record.DbPool;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

class C3p0PoolTest extends ConnectionPoolContract {
  @Override
  DataSource open(String name, String url, int size, Duration wait) {
    ComboPooledDataSource source = new ComboPooledDataSource();
    source.setJdbcUrl(url);
    source.setInitialPoolSize(0);
    source.setMinPoolSize(0);
    source.setAcquireIncrement(1);
    source.setMaxPoolSize(size);
    source.setCheckoutTimeout((int) wait.toMillis());
    return source;
  }

  @Override
  void close(DataSource pool) throws SQLException {
    ((ComboPooledDataSource) pool).close();
  }

  @Override
  DbPool described(String name, String url) {
    return new DbPool(null, url);
  }
}
