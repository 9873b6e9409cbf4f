package io.hindcast.instrumentations.connectionpools;

import io.hindcast.bootstrap.record.DbPool;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.tomcat.jdbc.pool.DataSourceProxy;

class TomcatJdbcPoolTest extends ConnectionPoolContract {
  @Override
  DataSource open(String name, String url, int size, Duration wait) {
    org.apache.tomcat.jdbc.pool.DataSource source = new org.apache.tomcat.jdbc.pool.DataSource();
    source.setUrl(url);
    source.setDriverClassName("org.h2.Driver");
    source.setInitialSize(0);
    source.setMinIdle(0);
    source.setMaxIdle(size);
    source.setMaxActive(size);
    source.setMaxWait((int) wait.toMillis());
    return source;
  }

  @Override
  void close(DataSource pool) {
    ((DataSourceProxy) pool).close();
  }

  @Override
  DbPool described(String name, String url) {
    return new DbPool(null, url);
  }
}
