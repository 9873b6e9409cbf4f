package io.hindcast.exporter.render;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an absolute URL that matter here. Reads what applications really send, which {@code
 * java.net.URI} refuses at times; never throws.
 *
 * @param scheme in lower case; empty for none
 * @param userEnd where the host begins in the text; equal to {@code authorityStart} without user
 *     info
 * @param host without brackets; null for none
 * @param port as written, else the scheme's; -1 where neither is known
 */
record UrlParts(String scheme, int authorityStart, int userEnd, @Nullable String host, int port) {

  static UrlParts parse(String url) {
    int colon = url.indexOf("://");
    if (colon < 0) {
      return new UrlParts("", 0, 0, null, -1);
    }
    String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
    int start = colon + 3;
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    int at = url.lastIndexOf('@', end - 1);
    int hostStart = at >= start ? at + 1 : start;
    HostPort address = HostPort.parse(url.substring(hostStart, end));
    int port = address.port() > 0 ? address.port() : defaultPort(scheme);
    return new UrlParts(scheme, start, hostStart, address.host(), port);
  }

  /** A hash of host and port as written, without making anything of them; 0 where none is. */
  static int hashOfAddress(String url) {
    int colon = url.indexOf("://");
    int hash = 0;
    if (colon >= 0) {
      for (int i = colon + 3; i < url.length() && "/?#".indexOf(url.charAt(i)) < 0; i++) {
        // What comes before is no part of the address, and may be different each time.
        hash = url.charAt(i) == '@' ? 0 : 31 * hash + url.charAt(i);
      }
    }
    return hash;
  }

  static int defaultPort(@Nullable String scheme) {
    if (scheme == null) {
      return -1;
    }
    return switch (scheme) {
      case "http", "ws" -> 80;
      case "https", "wss" -> 443;
      default -> -1;
    };
  }
}
