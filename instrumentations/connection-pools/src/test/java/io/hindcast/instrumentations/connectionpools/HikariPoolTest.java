package io.hindcast.instrumentations.connectionpools;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hindcast.bootstrap.record.DbPool;
import java.time.Duration;
import javax.sql.DataSource;

class HikariPoolTest extends ConnectionPoolContract {
  @Override
  DataSource open(String name, String url, int size, Duration wait) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(wait.toMillis());
    return new HikariDataSource(config);
  }

  @Override
  void close(DataSource pool) {
    ((HikariDataSource) pool).close();
  }

  @Override
  DbPool described(String name, String url) {
    return new DbPool(name, url);
  }
}
