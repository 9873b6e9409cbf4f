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

  /** How a server is spoken to. Before two slashes anything else is part of a path. */
  private static final String[] PROTOCOLS = {
    "//", "tcp://", "ssl://", "hsql://", "hsqls://", "http://", "https://", "net://"
  };

  private EmbeddedUrl() {}

  static Location parse(String body) {
    String rest = withoutProperties(body);
    for (String protocol : PROTOCOLS) {
      if (rest.regionMatches(true, 0, protocol, 0, protocol.length())) {
        return ofServer(rest.substring(protocol.length()));
      }
    }
    return ofFile(rest);
  }

  /** Of a system that has no server. */
  static Location ofFile(String body) {
    return new Location(Authority.NONE, name(withoutProperties(body)));
  }

  private static Location ofServer(String server) {
    int path = server.indexOf('/');
    if (path < 0) {
      return new Location(Authority.parse(server), null);
    }
    return new Location(
        Authority.parse(server.substring(0, path)),
        Namespace.emptyToNull(server.substring(path + 1)));
  }

  private static @Nullable String name(String text) {
    String name = text;
    int at = 0;
    while (at < PLACES.length) {
      String place = PLACES[at];
      if (name.regionMatches(true, 0, place, 0, place.length())) {
        // One place may lie in another: split:nio:path.
        name = name.substring(place.length());
        at = 0;
      } else {
        at++;
      }
    }
    // :memory: of SQLite has no name.
    return name.startsWith(":") ? null : Namespace.emptyToNull(name);
  }

  private static String withoutProperties(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ';' || c == '?') {
        return text.substring(0, i);
      }
    }
    return text;
  }
}
