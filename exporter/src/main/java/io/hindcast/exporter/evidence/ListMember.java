package io.hindcast.exporter.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Finds a member of {@code baggage}, a list of {@code key=value} (W3C Baggage, section 3.2.1).
 * Makes one pass over the text, whoever wrote it.
 */
final class ListMember {
  private ListMember() {}

  /** The value of the first member of a key, without blanks around it; null for none. */
  static @Nullable String value(String list, String key) {
    int at = 0;
    while (at < list.length()) {
      int comma = list.indexOf(',', at);
      int end = comma < 0 ? list.length() : comma;
      int from = skipBlanks(list, at, end);
      if (list.startsWith(key, from)) {
        int sign = skipBlanks(list, from + key.length(), end);
        if (sign < end && list.charAt(sign) == '=') {
          return list.substring(sign + 1, end).strip();
        }
      }
      at = end + 1;
    }
    return null;
  }

  private static int skipBlanks(String list, int from, int end) {
    int at = from;
    while (at < end && (list.charAt(at) == ' ' || list.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }
}
