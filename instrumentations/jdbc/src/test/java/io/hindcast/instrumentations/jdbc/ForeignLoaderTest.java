package io.hindcast.instrumentations.jdbc;

import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The driver in a loader of its own, as in an application server: probes of two loaders meet in one
 * call and share nothing but the record.
 */
class ForeignLoaderTest extends JdbcContract {
  private static final String JDBC_URL = "jdbc:h2:mem:foreign;DB_CLOSE_DELAY=-1";
  private static URLClassLoader loader;
  private static Driver driver;

  @BeforeAll
  static void load() throws ReflectiveOperationException {
    URL jar = org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation();
    loader = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
    driver = (Driver) loader.loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
  }

  @AfterAll
  static void unload() throws Exception {
    loader.close();
  }

  @Override
  Connection connect() throws SQLException {
    return ProxyTest.wrap(Connection.class, driver.connect(JDBC_URL, new Properties()));
  }

  @Override
  String url() {
    return JDBC_URL;
  }

  @Override
  String noSuchTable() {
    return "42S02";
  }
}
