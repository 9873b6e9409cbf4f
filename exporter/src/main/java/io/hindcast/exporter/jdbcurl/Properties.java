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
  static @Nullable String value(String list, String key) {
    int at = 0;
    while (at < list.length()) {
      int end = endOf(list, at, ';', '&');
      int equal = endOf(list, at, '=', '=');
      if (equal < end && list.substring(at, equal).strip().equalsIgnoreCase(key)) {
        return emptyToNull(list.substring(equal + 1, end));
      }
      at = end + 1;
    }
    return null;
  }

  /**
   * The value of a property of SQL Server, in {@code key=value;key={value}}: what is in braces may
   * hold semicolons and equal signs, and a closing brace twice.
   *
   * @return null where it is missing or empty
   */
  static @Nullable String valueInBraces(String list, String key) {
    int at = 0;
    while (at < list.length()) {
      int equal = endOf(list, at, '=', ';');
      if (equal == list.length()) {
        return null;
      }
      if (list.charAt(equal) == ';') {
        at = equal + 1;
        continue;
      }
      boolean wanted = list.substring(at, equal).strip().equalsIgnoreCase(key);
      int begin = skipSpaces(list, equal + 1);
      if (begin < list.length() && list.charAt(begin) == '{') {
        int close = closingBrace(list, begin + 1);
        if (wanted) {
          return emptyToNull(list.substring(begin + 1, close).replace("}}", "}"));
        }
        at = endOf(list, close, ';', ';') + 1;
      } else {
        int end = endOf(list, begin, ';', ';');
        if (wanted) {
          return emptyToNull(list.substring(begin, end));
        }
        at = end + 1;
      }
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
          return emptyToNull(text.substring(equal + 1, endOf(text, equal + 1, ')', ',')));
        }
      }
    }
    return null;
  }

  /** Where the first of two characters is from an index on; the text's end for neither. */
  private static int endOf(String text, int from, char one, char other) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == one || c == other) {
        return i;
      }
    }
    return text.length();
  }

  /** The brace that closes what begins here; the text's end where none does. */
  private static int closingBrace(String text, int from) {
    int at = text.indexOf('}', from);
    while (at >= 0 && text.startsWith("}}", at)) {
      at = text.indexOf('}', at + 2);
    }
    return at < 0 ? text.length() : at;
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private static @Nullable String emptyToNull(String text) {
    return Namespace.emptyToNull(text.strip());
  }
}
