package io.hindcast.exporter.jdbcurl;

import org.jspecify.annotations.Nullable;

/** {@code //host:port,host:port/database?key=value&key=value}, the form of most drivers. */
final class NetworkUrl {
  private NetworkUrl() {}

  static Location parse(String body, DbSystem system) {
    int slashes = body.indexOf("//");
    if (slashes < 0) {
      // jdbc:postgresql:database is on this host.
      String name = system == DbSystem.POSTGRESQL ? emptyToNull(beforeProperties(body)) : null;
      return new Location(Authority.NONE, name);
    }
    String rest = withoutUser(body.substring(slashes + 2));
    int path = rest.indexOf('/');
    int properties = propertiesAt(rest);
    if (path < 0 || path > properties) {
      return new Location(Authority.parse(rest.substring(0, properties)), null);
    }
    Authority server = Authority.parse(rest.substring(0, path));
    String database = emptyToNull(beforeProperties(rest.substring(path + 1)));
    return new Location(server, withSchema(database, rest, system));
  }

  /** A password may hold a slash, so this comes before the path is looked for. */
  private static String withoutUser(String text) {
    return text.substring(text.lastIndexOf('@', propertiesAt(text)) + 1);
  }

  private static @Nullable String withSchema(
      @Nullable String database, String rest, DbSystem system) {
    int query = rest.indexOf('?');
    if (database == null || query < 0 || system != DbSystem.POSTGRESQL) {
      return database;
    }
    String schema = Properties.value(rest.substring(query + 1), "currentSchema", '&');
    return schema == null ? database : database + "|" + schema;
  }

  /** Properties begin behind a question mark, a semicolon, or (Db2) a colon. */
  static String beforeProperties(String text) {
    String name = text.substring(0, propertiesAt(text));
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  private static int propertiesAt(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '?' || c == ';') {
        return i;
      }
    }
    return text.length();
  }

  static @Nullable String emptyToNull(String text) {
    return text.isBlank() ? null : text;
  }
}
