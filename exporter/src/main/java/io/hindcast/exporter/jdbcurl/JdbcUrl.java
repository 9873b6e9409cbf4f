package io.hindcast.exporter.jdbcurl;

import org.jspecify.annotations.Nullable;

/**
 * Reads a JDBC URL for system, host, port and database. Users, passwords and all other properties
 * stay unread. Never throws: what it can't read is null. Of several hosts the first one counts.
 */
public final class JdbcUrl {
  /** What stands before a system's own prefix; drivers in front of another one among it. */
  private static final String[] OUTER = {
    "jdbc:",
    "jdbc-secretsmanager:",
    "p6spy:",
    "log4jdbc:",
    "aws-wrapper:",
    "otel:",
    "tracing:",
    "tc:"
  };

  private JdbcUrl() {}

  /**
   * Reads a URL.
   *
   * @param url as the application gave it; null where unknown
   * @param product the product's name, which tells the system where the URL does not
   */
  public static DbTarget parse(@Nullable String url, @Nullable String product) {
    String rest = url == null ? "" : subprotocol(url.strip());
    DbSystem system = DbSystem.ofSubprotocol(rest);
    String body = system.withoutPrefix(rest);
    if (system == DbSystem.OTHER && product != null) {
      system = DbSystem.ofProduct(product);
    }
    Location location =
        switch (system) {
          case SQL_SERVER -> SqlServerUrl.parse(body);
          case ORACLE -> OracleUrl.parse(body);
          case H2, HSQLDB, DERBY -> EmbeddedUrl.parse(body);
          case SQLITE -> EmbeddedUrl.ofFile(body);
          default -> NetworkUrl.parse(body, system);
        };
    Authority server = location.server();
    int port = server.port() == system.defaultPort ? -1 : server.port();
    return new DbTarget(
        system.conventionName, location.namespace(), server.host(), port, system.dialect);
  }

  private static String subprotocol(String url) {
    String rest = url;
    int at = 0;
    while (at < OUTER.length) {
      String outer = OUTER[at];
      if (rest.regionMatches(true, 0, outer, 0, outer.length())) {
        rest = rest.substring(outer.length());
        at = 0;
      } else {
        at++;
      }
    }
    return rest;
  }
}
