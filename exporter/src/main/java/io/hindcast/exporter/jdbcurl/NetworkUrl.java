package io.hindcast.exporter.jdbcurl;

import org.jspecify.annotations.Nullable;

/** {@code //host:port,host:port/database?key=value&key=value}, the form of most drivers. */
final class NetworkUrl {
  private NetworkUrl() {}

  static Location parse(String body, DbSystem system) {
    int slashes = body.indexOf("//");
    if (slashes < 0 || slashes > propertiesAt(body, system)) {
      return new Location(Authority.NONE, localDatabase(body, system));
    }
    String rest = withoutProtocol(body.substring(slashes + 2));
    rest = rest.substring(Authority.hostsAt(rest, propertiesAt(rest, system)));
    int properties = propertiesAt(rest, system);
    // A description may hold a slash, in a password.
    int close = Authority.isDescription(rest, 0) ? rest.lastIndexOf(')', properties) : 0;
    int path = rest.indexOf('/', Math.max(close, 0));
    if (path < 0 || path > properties) {
      return system == DbSystem.OTHER && mayBeUser(rest, properties)
          ? Location.UNKNOWN
          : location(rest, properties, "", properties, system);
    }
    return location(rest, path, rest.substring(path + 1, properties), properties, system);
  }

  private static Location location(
      String rest, int hostsEnd, String path, int properties, DbSystem system) {
    String list = properties < rest.length() ? rest.substring(properties + 1) : "";
    return new Location(
        Authority.parse(rest.substring(0, hostsEnd)), Namespace.of(system, path, list));
  }

  /** {@code jdbc:postgresql:database} and {@code jdbc:db2:database} are on this host. */
  private static @Nullable String localDatabase(String body, DbSystem system) {
    if (system != DbSystem.POSTGRESQL && system != DbSystem.DB2) {
      return null;
    }
    // jdbc:postgresql:/ is the database of the user's name.
    int begin = body.startsWith("/") ? 1 : 0;
    return Namespace.name(body.substring(begin, Math.max(begin, propertiesAt(body, system))));
  }

  /** Some drivers name the protocol below theirs behind the slashes: {@code //https://host}. */
  private static String withoutProtocol(String text) {
    int end = 0;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end > 0 && text.startsWith("://", end) ? text.substring(end + 3) : text;
  }

  /**
   * Whether what stands before a semicolon may be part of user and password: an at sign follows,
   * and what begins properties in one driver is a character like any other in the next.
   */
  private static boolean mayBeUser(String rest, int properties) {
    return rest.startsWith(";", properties) && rest.indexOf('@', properties) >= 0;
  }

  /** Properties begin behind a question mark or, in some drivers, a semicolon. */
  private static int propertiesAt(String text, DbSystem system) {
    boolean semicolons =
        switch (system) {
          case DB2, DB2_FOR_I, REDSHIFT, OTHER -> true;
          default -> false;
        };
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '?' || (c == ';' && semicolons)) {
        return i;
      }
    }
    return text.length();
  }
}
