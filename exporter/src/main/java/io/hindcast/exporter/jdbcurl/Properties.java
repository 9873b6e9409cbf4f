package io.hindcast.exporter.jdbcurl;

import org.jspecify.annotations.Nullable;

/** Finds single values in a list of properties; all others stay unread. */
final class Properties {
  private Properties() {}

  /**
   * The value of a property in {@code key=value;key=value} or with {@code &} between.
   *
   * @return null where it is missing or empty
   */
  static @Nullable String value(String list, String key, char separator) {
    int at = 0;
    while (at < list.length()) {
      int end = list.indexOf(separator, at);
      end = end < 0 ? list.length() : end;
      int equal = list.indexOf('=', at);
      if (equal >= 0 && equal < end && list.substring(at, equal).strip().equalsIgnoreCase(key)) {
        String value = list.substring(equal + 1, end).strip();
        return value.isEmpty() ? null : value;
      }
      at = end + 1;
    }
    return null;
  }

  /**
   * The first value of a key in {@code (key=value)(key=value)} or {@code (key=value,key=value)}.
   */
  static @Nullable String inBrackets(String text, String key) {
    for (int at = 0; at + key.length() < text.length(); at++) {
      boolean begins = at == 0 || "(,= ".indexOf(text.charAt(at - 1)) >= 0;
      if (begins && text.regionMatches(true, at, key, 0, key.length())) {
        int equal = skipSpaces(text, at + key.length());
        if (equal < text.length() && text.charAt(equal) == '=') {
          int end = equal + 1;
          while (end < text.length() && "),".indexOf(text.charAt(end)) < 0) {
            end++;
          }
          String value = text.substring(equal + 1, end).strip();
          return value.isEmpty() ? null : value;
        }
      }
    }
    return null;
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
