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

  private static final String ADDRESS = "address=";

  static Authority parse(String text) {
    String hosts = text.substring(hostsAt(text, text.length())).strip();
    if (isDescription(hosts, 0)) {
      return ofDescription(hosts);
    }
    if (isList(hosts)) {
      // MySQL's [host:port,host:port].
      int close = hosts.lastIndexOf(']');
      hosts = hosts.substring(1, close < 1 ? hosts.length() : close);
    }
    return ofHost(hosts.substring(0, firstOf(hosts, ',', ';')));
  }

  /**
   * Where user and password end. They may hold an at sign, a host may not: so the last at sign
   * counts. But descriptions in brackets may hold a password of their own, behind the host.
   */
  static int hostsAt(String text, int end) {
    if (isDescription(text, 0)) {
      return 0;
    }
    for (int at = text.indexOf('@'); at >= 0 && at < end; at = text.indexOf('@', at + 1)) {
      if (isDescription(text, at + 1)) {
        return at + 1;
      }
    }
    return text.lastIndexOf('@', end - 1) + 1;
  }

  /** Whether hosts are given as keys and values, or as a list of such. */
  static boolean isDescription(String text, int from) {
    int at = text.startsWith("[", from) ? from + 1 : from;
    return text.startsWith("(", at) || text.regionMatches(true, at, ADDRESS, 0, ADDRESS.length());
  }

  /** {@code (HOST=h)(PORT=1)} and {@code (host=h,port=1)}. */
  static Authority ofDescription(String text) {
    String value = Properties.inBrackets(text, "host");
    String host = value == null ? null : ofHost(value).host();
    return host == null ? NONE : new Authority(host, port(Properties.inBrackets(text, "port")));
  }

  static Authority ofHost(String text) {
    String address = text.strip();
    if (address.startsWith("[")) {
      int close = address.indexOf(']');
      if (close < 0 || !isIpv6(address.substring(1, close))) {
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
    return isName(host)
        ? new Authority(host, colon < 0 ? -1 : port(address.substring(colon + 1)))
        : NONE;
  }

  private static boolean isList(String hosts) {
    return hosts.startsWith("[") && !isIpv6(hosts.substring(1, firstOf(hosts, ',', ']')));
  }

  /** Whether it may be the name of a host. What holds other characters was not read rightly. */
  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '.' && c != '-' && c != '_') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isIpv6(String text) {
    int colons = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        // The name of a network interface.
        return colons > 1 && isName(text.substring(i + 1));
      } else if (c == ':') {
        colons++;
      } else if (Character.digit(c, 16) < 0 && c != '.') {
        return false;
      }
    }
    return colons > 1;
  }

  /** Where the first of two characters is; the text's end for neither. */
  private static int firstOf(String text, char one, char other) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == one || c == other) {
        return i;
      }
    }
    return text.length();
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
