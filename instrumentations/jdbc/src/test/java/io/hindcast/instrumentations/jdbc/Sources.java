package io.hindcast.instrumentations.jdbc;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The drivers' own data sources, by the names of their classes: not all are there to compile with.
 */
final class Sources {
  private static final Map<String, String> CLASSES =
      Map.of(
          "jdbc:postgresql:", "org.postgresql.ds.PGSimpleDataSource",
          "jdbc:mariadb:", "org.mariadb.jdbc.MariaDbDataSource",
          "jdbc:h2:", "org.h2.jdbcx.JdbcDataSource",
          "jdbc:sqlite:", "org.sqlite.SQLiteDataSource");

  private Sources() {}

  /** Null where the driver has none that takes a URL and nothing else. */
  static @Nullable DataSource of(String url) throws SQLException {
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
