package io.hindcast.exporter.jdbcurl;

import org.jspecify.annotations.Nullable;

/** {@code //host\instance:port;databaseName=d;…}, and {@code //host:port/d;instance=i} of jTDS. */
final class SqlServerUrl {
  private SqlServerUrl() {}

  static Location parse(String body) {
    String rest = body.startsWith("//") ? body.substring(2) : body;
    int semicolon = rest.indexOf(';');
    String properties = semicolon < 0 ? "" : rest.substring(semicolon + 1);
    String place = semicolon < 0 ? rest : rest.substring(0, semicolon);
    int path = place.indexOf('/');
    String database = path < 0 ? null : NetworkUrl.emptyToNull(place.substring(path + 1));
    String hostPart = path < 0 ? place : place.substring(0, path);

    String instance = Properties.value(properties, "instanceName", ';');
    int backslash = hostPart.indexOf('\\');
    if (backslash >= 0) {
      int colon = hostPart.indexOf(':', backslash);
      int end = colon < 0 ? hostPart.length() : colon;
      instance = hostPart.substring(backslash + 1, end);
      hostPart = hostPart.substring(0, backslash) + hostPart.substring(end);
    }
    Authority server = Authority.parse(hostPart);
    if (server.host() == null) {
      server = Authority.ofHost(orEmpty(Properties.value(properties, "serverName", ';')));
    }
    if (server.port() < 0) {
      int port = Authority.port(Properties.value(properties, "portNumber", ';'));
      server = new Authority(server.host(), port);
    }
    if (database == null) {
      database = Properties.value(properties, "databaseName", ';');
    }
    if (database == null) {
      database = Properties.value(properties, "database", ';');
    }
    return new Location(server, withInstance(instance, database));
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

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
