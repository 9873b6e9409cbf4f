package io.hindcast.exporter.sql;

/**
 * Knows where a password follows that need not look like a literal: to Oracle it is a name ({@code
 * CREATE USER scott IDENTIFIED BY tiger}).
 */
final class PasswordClause {
  private boolean begun;

  /** Whether what follows a word, which follows all words told before, may be a password. */
  boolean follows(String capitals) {
    if (begun) {
      begun = false;
      return capitals.equals("BY")
          || capitals.equals("WITH")
          || capitals.equals("VIA")
          || capitals.equals("USING");
    }
    begun = capitals.equals("IDENTIFIED") || capitals.equals("AUTHENTICATED");
    return false;
  }
}
