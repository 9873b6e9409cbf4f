package io.hindcast.instrumentations.connectionpools;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hindcast.bootstrap.record.DbPool;
import java.time.Duration;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A driver's own data source under a pool: the pool's threads ask it for connections. */
class HikariOverDataSourceTest extends ConnectionPoolContract {
  @Override
  DataSource open(String name, String url, int size, Duration wait) {
    JdbcDataSource driver = new JdbcDataSource();
    driver.setURL(url);
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(driver);
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
    return new DbPool(name, null);
  }
}
