package io.hindcast.exporter.jdbcurl;

import org.jspecify.annotations.Nullable;

/** {@code //host\instance:port;databaseName=d;…}, and {@code //host:port/d;instance=i} of jTDS. */
final class SqlServerUrl {
  private SqlServerUrl() {}

  static Location parse(String body) {
    int semicolon = body.indexOf(';');
    String properties = semicolon < 0 ? "" : body.substring(semicolon + 1);
    String place = semicolon < 0 ? body : body.substring(0, semicolon);
    int slashes = place.indexOf("//");
    place = slashes < 0 ? place : place.substring(slashes + 2);
    int path = place.indexOf('/');
    String database = path < 0 ? null : Namespace.known(place.substring(path + 1));
    String host = path < 0 ? place : place.substring(0, path);
    if (host.isBlank()) {
      String named = first(properties, "serverName", "server");
      host = named == null ? "" : named;
    }

    String instance = first(properties, "instanceName", "instance");
    int backslash = host.indexOf('\\');
    if (backslash >= 0) {
      int colon = host.indexOf(':', backslash);
      int end = colon < 0 ? host.length() : colon;
      instance = Namespace.emptyToNull(host.substring(backslash + 1, end));
      host = host.substring(0, backslash) + host.substring(end);
    }
    Authority server = Authority.parse(host);
    if (server.port() < 0) {
      int port = Authority.port(first(properties, "portNumber", "port"));
      server = new Authority(server.host(), port);
    }
    if (database == null) {
      database = first(properties, "databaseName", "database");
    }
    return new Location(server, withInstance(instance, database));
  }

  /** A property that has two names. */
  private static @Nullable String first(String properties, String name, String synonym) {
    String value = Properties.valueInBraces(properties, name);
    return value != null ? value : Properties.valueInBraces(properties, synonym);
  }

  /**
   * OpenTelemetry semantic conventions for SQL Server: instance and database, where both are known.
   */
  private static @Nullable String withInstance(
      @Nullable String instance, @Nullable String database) {
    if (instance == null || database == null) {
      return database;
    }
    return instance + "|" + database;
  }
}
