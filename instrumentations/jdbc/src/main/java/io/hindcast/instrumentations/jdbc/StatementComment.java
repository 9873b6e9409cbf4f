package io.hindcast.instrumentations.jdbc;

/**
 * A comment behind a statement, in the form of sqlcommenter: {@code traceparent='00-…-01'}. Looked
 * at by the application's thread, so it reads the text once and leaves alone whatever is not
 * certain:
 *
 * <ul>
 *   <li>texts that have comments, hints among them, or what looks like one;
 *   <li>statements that do not read or write rows: databases keep the text of what they create;
 *   <li>several statements in one text: drivers take them apart;
 *   <li>literals that may not have ended, escapes of JDBC, backslashes.
 * </ul>
 */
final class StatementComment {
  /** There is no place for one. */
  static final int NONE = -1;

  private static final String[] ROWS = {
    "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "WITH"
  };

  /** A longer one is a bulk load; copying it would be felt. */
  private static final int MAX_CHARS = 32 * 1024;

  private static final String BEFORE = " /*traceparent='";
  private static final String AFTER = "'*/";

  private StatementComment() {}

  /** Where a comment goes, before a semicolon and blanks at the end; {@link #NONE} for nowhere. */
  static int place(String text, CommentedDriver driver) {
    int end = text.length();
    while (end > 0 && (isBlank(text.charAt(end - 1)) || text.charAt(end - 1) == ';')) {
      end--;
    }
    return end <= MAX_CHARS && begins(text) && isClear(text, end, driver) ? end : NONE;
  }

  /** The text with the comment. */
  static String put(String text, int at, String traceParent) {
    return new StringBuilder(
            text.length() + BEFORE.length() + traceParent.length() + AFTER.length())
        .append(text, 0, at)
        .append(BEFORE)
        .append(traceParent)
        .append(AFTER)
        .append(text, at, text.length())
        .toString();
  }

  /** Whether its first word is one of those. */
  private static boolean begins(String text) {
    int from = 0;
    while (from < text.length() && isBlank(text.charAt(from))) {
      from++;
    }
    for (String word : ROWS) {
      int to = from + word.length();
      if (text.regionMatches(true, from, word, 0, word.length())
          && to < text.length()
          && isBlank(text.charAt(to))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isClear(String text, int end, CommentedDriver driver) {
    int single = 0;
    int doubled = 0;
    int back = 0;
    char before = ' ';
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\'' -> single++;
        case '"' -> doubled++;
        case '`' -> back++;
        case ';', '\\', '{', '\0' -> {
          return false;
        }
        case '-' -> {
          if (before == '-') {
            return false;
          }
        }
        case '*' -> {
          if (before == '/') {
            return false;
          }
        }
        default -> {
          if (driver.unclear.indexOf(c) >= 0) {
            return false;
          }
        }
      }
      before = c;
    }
    // One that is open would swallow the comment.
    return ((single | doubled | back) & 1) == 0;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }
}
