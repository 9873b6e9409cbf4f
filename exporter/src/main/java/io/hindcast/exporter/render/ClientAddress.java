package io.hindcast.exporter.render;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request first, before any proxy: the first {@code for} of {@code Forwarded} (RFC
 * 7239), the first of {@code X-Forwarded-For}, else the peer. These headers are what somebody
 * claims.
 */
final class ClientAddress {
  private ClientAddress() {}

  static @Nullable String of(
      @Nullable String forwarded, @Nullable String forwardedFor, @Nullable String peer) {
    String address = forwarded == null ? null : first(forwardedNode(forwarded));
    if (address == null && forwardedFor != null) {
      int comma = forwardedFor.indexOf(',');
      address = first(comma < 0 ? forwardedFor : forwardedFor.substring(0, comma));
    }
    return address == null ? peer : address;
  }

  /** The value of the first {@code for}: {@code for="[2001:db8::1]:80";proto=http, for=…}. */
  private static @Nullable String forwardedNode(String header) {
    String lower = header.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("for=");
    if (at < 0 || (at > 0 && "; \t,".indexOf(lower.charAt(at - 1)) < 0)) {
      return null;
    }
    int start = at + 4;
    if (start < header.length() && header.charAt(start) == '"') {
      int close = header.indexOf('"', start + 1);
      return close < 0 ? null : header.substring(start + 1, close);
    }
    int end = start;
    while (end < header.length() && ";,".indexOf(header.charAt(end)) < 0) {
      end++;
    }
    return header.substring(start, end);
  }

  /** RFC 7239, sections 6.2 and 6.3: "unknown" and names with an underscore are no addresses. */
  private static @Nullable String first(@Nullable String node) {
    String host = HostPort.parse(node).host();
    boolean hidden = host == null || host.equalsIgnoreCase("unknown") || host.startsWith("_");
    return hidden ? null : host;
  }
}
