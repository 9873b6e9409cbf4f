package io.hindcast.exporter.jdbcurl;

import org.jspecify.annotations.Nullable;

/**
 * What stands behind the at sign of {@code thin:user/password@}:
 *
 * <ul>
 *   <li>{@code host:port:sid};
 *   <li>{@code tcps://host,host:port/service:server/instance?key=value}, with less of it ("Easy
 *       Connect Plus");
 *   <li>{@code ldap://directory/name,cn=OracleContext,…};
 *   <li>a description in brackets;
 *   <li>a name that {@code tnsnames.ora} explains.
 * </ul>
 */
final class OracleUrl {
  private static final String LDAP = "ldap";
  private static final String CONFIGURATION = "config-";

  private OracleUrl() {}

  static Location parse(String body) {
    int address = addressAt(body);
    if (address < 0) {
      return Location.UNKNOWN;
    }
    String rest = body.substring(address).strip();
    if (rest.startsWith("(")) {
      return ofDescription(rest);
    }
    int query = rest.indexOf('?');
    rest = query < 0 ? rest : rest.substring(0, query);
    if (rest.regionMatches(true, 0, CONFIGURATION, 0, CONFIGURATION.length())) {
      // Where the address is to be looked up.
      return Location.UNKNOWN;
    }
    int scheme = rest.indexOf("//");
    if (scheme < 0) {
      return rest.indexOf('/') < 0 ? hostPortSid(rest) : hostsAndService(rest);
    }
    String behind = rest.substring(scheme + 2);
    return rest.regionMatches(true, 0, LDAP, 0, LDAP.length())
        ? nameInDirectory(behind)
        : hostsAndService(behind);
  }

  /**
   * Where the address begins: behind the at sign that ends user and password. A password and the
   * values of a query may hold one as well.
   *
   * @return -1 where that can't be told
   */
  private static int addressAt(String body) {
    int first = body.indexOf('@');
    for (int at = first; at >= 0; at = body.indexOf('@', at + 1)) {
      int begin = at + 1;
      while (begin < body.length() && body.charAt(begin) == ' ') {
        begin++;
      }
      if (body.startsWith("(", begin)) {
        return begin;
      }
    }
    if (first < 0) {
      // All of it may be user and password.
      return -1;
    }
    int last = body.lastIndexOf('@');
    int query = body.indexOf('?', first);
    return query >= 0 && query < last ? -1 : last + 1;
  }

  private static Location ofDescription(String text) {
    String name = Properties.inBrackets(text, "service_name");
    if (name == null) {
      name = Properties.inBrackets(text, "sid");
    }
    return new Location(Authority.ofDescription(text), name);
  }

  /** {@code host,host:port/service:server/instance}. */
  private static Location hostsAndService(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return new Location(server(text), null);
    }
    return new Location(server(text.substring(0, slash)), service(text.substring(slash + 1)));
  }

  /** The first host. One without a port has that of the next one that has one. */
  private static Authority server(String hosts) {
    Authority server = Authority.parse(hosts);
    int comma = hosts.indexOf(',');
    while (server.host() != null && server.port() < 0 && comma >= 0) {
      int end = hosts.indexOf(',', comma + 1);
      String next = hosts.substring(comma + 1, end < 0 ? hosts.length() : end);
      server = new Authority(server.host(), Authority.parse(next).port());
      comma = end;
    }
    return server;
  }

  /** The service of {@code service:server/instance}. */
  private static @Nullable String service(String text) {
    int colon = text.indexOf(':');
    int slash = text.indexOf('/');
    int end = colon < 0 ? text.length() : colon;
    return Namespace.known(text.substring(0, slash < 0 ? end : Math.min(end, slash)));
  }

  /** {@code directory:port/name,cn=OracleContext,…}: not the directory is what is called. */
  private static Location nameInDirectory(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Location.UNKNOWN;
    }
    int comma = text.indexOf(',', slash);
    String name = text.substring(slash + 1, comma < 0 ? text.length() : comma);
    boolean named = name.regionMatches(true, 0, "cn=", 0, 3);
    return new Location(Authority.NONE, Namespace.known(named ? name.substring(3) : name));
  }

  private static Location hostPortSid(String text) {
    int hostEnd = text.startsWith("[") ? text.indexOf(']') + 1 : 0;
    int first = text.indexOf(':', hostEnd);
    if (first < 0) {
      // A name that tnsnames.ora explains, or an IPv6 address.
      return hostEnd > 0
          ? new Location(Authority.ofHost(text), null)
          : new Location(Authority.NONE, Namespace.known(text));
    }
    int second = text.indexOf(':', first + 1);
    if (second < 0) {
      return new Location(Authority.ofHost(text), null);
    }
    return new Location(
        Authority.ofHost(text.substring(0, second)), Namespace.known(text.substring(second + 1)));
  }
}
