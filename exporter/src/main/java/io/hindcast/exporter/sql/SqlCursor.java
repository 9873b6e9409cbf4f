package io.hindcast.exporter.sql;

/**
 * Where the reading of a statement stands, and where its current token began. Characters are read
 * by {@code charAt} alone: a test counts them to show that the time is in proportion to the text.
 * Owned by one thread.
 */
final class SqlCursor {
  /** What is read beyond the end. */
  static final char NONE = '\0';

  private final CharSequence text;
  private final int end;
  private int start;
  private int at;

  /** Reads the first {@code end} characters. */
  SqlCursor(CharSequence text, int end) {
    this.text = text;
    this.end = end;
  }

  /** A token begins here. */
  void begin() {
    start = at;
  }

  boolean atEnd() {
    return at >= end;
  }

  /** A character ahead, which stays unread. */
  char peek(int ahead) {
    return at + ahead < end ? text.charAt(at + ahead) : NONE;
  }

  /** Reads a character; there must be one. */
  char next() {
    return text.charAt(at++);
  }

  void skip(int chars) {
    at = Math.min(end, at + chars);
  }

  int position() {
    return at;
  }

  /** Where the token began. */
  int start() {
    return start;
  }

  /** Whether the next {@code chars} characters are those at {@code position}. */
  boolean repeats(int position, int chars) {
    if (end - at < chars) {
      return false;
    }
    for (int i = 0; i < chars; i++) {
      if (text.charAt(at + i) != text.charAt(position + i)) {
        return false;
      }
    }
    return true;
  }

  /** Length of the token. */
  int length() {
    return at - start;
  }

  /** The token's first character. */
  char first() {
    return text.charAt(start);
  }

  /** Whether the token is an ASCII word, which is given in capitals. */
  boolean isWord(String capitals) {
    if (length() != capitals.length()) {
      return false;
    }
    for (int i = 0; i < capitals.length(); i++) {
      char c = text.charAt(start + i);
      char capital = c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c;
      if (capital != capitals.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the token has a character. */
  boolean contains(char c) {
    for (int i = start; i < at; i++) {
      if (text.charAt(i) == c) {
        return true;
      }
    }
    return false;
  }

  String token() {
    return text.subSequence(start, at).toString();
  }

  /** Copies a token that is short. */
  void appendTokenTo(StringBuilder out) {
    for (int i = start; i < at; i++) {
      out.append(text.charAt(i));
    }
  }
}
