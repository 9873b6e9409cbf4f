package io.hindcast.exporter.jdbcurl;

import org.jspecify.annotations.Nullable;

/**
 * The first host of {@code user:password@host:port,host:port}.
 *
 * @param host without brackets; null for none
 * @param port -1 for none
 */
record Authority(@Nullable String host, int port) {
  static final Authority NONE = new Authority(null, -1);

  static Authority parse(String text) {
    // A password may hold an at sign or a comma, a host may not: so the last at sign counts.
    String hosts = text.substring(text.lastIndexOf('@') + 1);
    if (hosts.startsWith("address=") || hosts.startsWith("(")) {
      return ofDescription(hosts);
    }
    int comma = hosts.indexOf(',');
    return ofHost(comma < 0 ? hosts : hosts.substring(0, comma));
  }

  /** {@code (HOST=h)(PORT=1)} and {@code (host=h,port=1)}. */
  static Authority ofDescription(String text) {
    return new Authority(
        Properties.inBrackets(text, "host"), port(Properties.inBrackets(text, "port")));
  }

  static Authority ofHost(String text) {
    String address = text.strip();
    if (address.startsWith("[")) {
      int close = address.indexOf(']');
      if (close < 0) {
        return NONE;
      }
      String rest = address.substring(close + 1);
      return new Authority(
          address.substring(1, close), rest.startsWith(":") ? port(rest.substring(1)) : -1);
    }
    int colon = address.indexOf(':');
    if (colon >= 0 && address.indexOf(':', colon + 1) >= 0) {
      // Several colons without brackets: an IPv6 address, or something not meant to be seen.
      return isIpv6(address) ? new Authority(address, -1) : NONE;
    }
    String host = colon < 0 ? address : address.substring(0, colon);
    return new Authority(
        host.isEmpty() ? null : host, colon < 0 ? -1 : port(address.substring(colon + 1)));
  }

  private static boolean isIpv6(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.digit(c, 16) < 0 && c != ':' && c != '.') {
        return false;
      }
    }
    return true;
  }

  static int port(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > 5) {
      return -1;
    }
    int port = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      port = port * 10 + (c - '0');
    }
    return port <= 65535 ? port : -1;
  }
}
