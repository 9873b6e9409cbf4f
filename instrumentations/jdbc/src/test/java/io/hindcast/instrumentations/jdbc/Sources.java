package io.hindcast.instrumentations.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Data sources: a pool, or the drivers' own by the names of their classes, for not all are there to
 * compile with.
 */
final class Sources {
  private static final Map<String, String> CLASSES =
      Map.of(
          "jdbc:postgresql:", "org.postgresql.ds.PGSimpleDataSource",
          "jdbc:mariadb:", "org.mariadb.jdbc.MariaDbDataSource",
          "jdbc:h2:", "org.h2.jdbcx.JdbcDataSource",
          "jdbc:sqlite:", "org.sqlite.SQLiteDataSource");

  /** Stands before the URL of a database that is to be reached through a pool. */
  private static final String POOL = "hikari:";

  private Sources() {}

  static boolean isPool(String url) {
    return url.startsWith(POOL);
  }

  /** Null where the driver has none that takes a URL and nothing else. */
  static @Nullable DataSource of(String url) throws SQLException {
    if (isPool(url)) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(url.substring(POOL.length()));
      config.setMaximumPoolSize(2);
      return new HikariDataSource(config);
    }
    for (Map.Entry<String, String> entry : CLASSES.entrySet()) {
      if (url.startsWith(entry.getKey())) {
        try {
          DataSource source =
              Class.forName(entry.getValue())
                  .asSubclass(DataSource.class)
                  .getDeclaredConstructor()
                  .newInstance();
          source.getClass().getMethod("setUrl", String.class).invoke(source, url);
          return source;
        } catch (ReflectiveOperationException e) {
          throw new SQLException(e);
        }
      }
    }
    return null;
  }
}
