package io.hindcast.exporter.jdbcurl;

import org.jspecify.annotations.Nullable;

/**
 * Databases in this process: {@code mem:name;…}, {@code file:path;…}, {@code path}; and their
 * servers: {@code tcp://host:port/path}, {@code hsql://host:port/name}, {@code //host:port/name}.
 */
final class EmbeddedUrl {
  /** Where the database lies, which is not part of its name. */
  private static final String[] PLACES = {
    "mem:",
    "memory:",
    "file:",
    "res:",
    "nio:",
    "nioMapped:",
    "split:",
    "zip:",
    "classpath:",
    "jar:",
    "directory:"
  };

  private EmbeddedUrl() {}

  static Location parse(String body) {
    String rest = withoutProperties(body);
    int slashes = rest.indexOf("//");
    if (slashes == 0
        || (slashes > 0 && rest.charAt(slashes - 1) == ':' && !rest.startsWith("file:"))) {
      String server = rest.substring(slashes + 2);
      int path = server.indexOf('/');
      if (path < 0) {
        return new Location(Authority.parse(server), null);
      }
      return new Location(
          Authority.parse(server.substring(0, path)),
          NetworkUrl.emptyToNull(server.substring(path + 1)));
    }
    return new Location(Authority.NONE, name(rest));
  }

  private static @Nullable String name(String text) {
    for (String place : PLACES) {
      if (text.regionMatches(true, 0, place, 0, place.length())) {
        return NetworkUrl.emptyToNull(text.substring(place.length()));
      }
    }
    // :memory: of SQLite has no name.
    return text.startsWith(":") ? null : NetworkUrl.emptyToNull(text);
  }

  private static String withoutProperties(String text) {
    int end = text.length();
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == ';' || c == '?') {
        return text.substring(0, i);
      }
    }
    return text;
  }
}
