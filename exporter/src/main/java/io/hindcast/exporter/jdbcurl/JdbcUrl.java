package io.hindcast.exporter.jdbcurl;

import org.jspecify.annotations.Nullable;

/**
 * Reads a JDBC URL for system, host, port and database. Users, passwords and all other properties
 * stay unread. Never throws: what it can't read is null.
 */
public final class JdbcUrl {
  /** Drivers that stand in front of another one. */
  private static final String[] WRAPPERS = {"p6spy:", "aws-wrapper:", "otel:", "tc:"};

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
          case H2, HSQLDB, DERBY, SQLITE -> EmbeddedUrl.parse(body);
          default -> NetworkUrl.parse(body, system);
        };
    Authority server = location.server();
    int port = server.port() == system.defaultPort ? -1 : server.port();
    return new DbTarget(
        system.conventionName, location.namespace(), server.host(), port, system.dialect);
  }

  private static String subprotocol(String url) {
    String rest = url;
    if (rest.regionMatches(true, 0, "jdbc:", 0, 5)) {
      rest = rest.substring(5);
    }
    for (String wrapper : WRAPPERS) {
      if (rest.regionMatches(true, 0, wrapper, 0, wrapper.length())) {
        return rest.substring(wrapper.length());
      }
    }
    return rest;
  }
}
