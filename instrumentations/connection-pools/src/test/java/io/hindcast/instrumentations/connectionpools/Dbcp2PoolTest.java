package io.hindcast.instrumentations.connectionpools;

import io.hindcast.bootstrap.record.DbPool;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.BasicDataSourceFactory;

class Dbcp2PoolTest extends ConnectionPoolContract {
  @Override
  DataSource open(String name, String url, int size, Duration wait) throws Exception {
    // By properties: what sets the wait has changed its name and its type.
    Properties properties = new Properties();
    properties.setProperty("url", url);
    properties.setProperty("maxTotal", Integer.toString(size));
    properties.setProperty("maxWaitMillis", Long.toString(wait.toMillis()));
    return BasicDataSourceFactory.createDataSource(properties);
  }

  @Override
  void close(DataSource pool) throws SQLException {
    ((BasicDataSource) pool).close();
  }

  @Override
  DbPool described(String name, String url) {
    return new DbPool(null, url);
  }
}
