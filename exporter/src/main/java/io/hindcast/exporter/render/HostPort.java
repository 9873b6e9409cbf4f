package io.hindcast.exporter.render;

import org.jspecify.annotations.Nullable;

/**
 * {@code host:port}, {@code [::1]:port} or a bare IPv6 address.
 *
 * @param host without brackets; null for none
 * @param port -1 for none
 */
record HostPort(@Nullable String host, int port) {
  static HostPort parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return new HostPort(null, -1);
    }
    String address = text.strip();
    int colon = address.lastIndexOf(':');
    int bracket = address.indexOf(']');
    if (address.startsWith("[") && bracket > 0) {
      boolean withPort = colon == bracket + 1;
      return new HostPort(
          address.substring(1, bracket), withPort ? port(address.substring(colon + 1)) : -1);
    }
    if (colon < 0 || address.indexOf(':') != colon) {
      return new HostPort(address, -1);
    }
    String host = address.substring(0, colon);
    return new HostPort(host.isEmpty() ? null : host, port(address.substring(colon + 1)));
  }

  private static int port(String digits) {
    if (digits.isEmpty() || digits.length() > 5) {
      return -1;
    }
    int port = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      port = port * 10 + (c - '0');
    }
    return port > 0 && port <= 65535 ? port : -1;
  }
}
