package io.hindcast.exporter.sql;

/**
 * Watches for a list of values after IN. How many there are says nothing of the statement and
 * differs from call to call, so one stands for all (OpenTelemetry semantic conventions,
 * "Sanitization of db.query.text").
 */
final class InList {
  /** Where there is no list to be replaced. */
  static final int NONE = -1;

  private boolean awaited;

  /** Where the content of the list begins in the output. */
  private int start = NONE;

  /** Parentheses that are open, the list's own included: a value may be a row of values. */
  private int depth;

  private boolean values;

  /** A word, which no list of values has. */
  void word(boolean isIn) {
    start = NONE;
    awaited = isIn;
  }

  /** A literal or what stands for one. */
  void value() {
    awaited = false;
    values = true;
  }

  /** A symbol that was written, and where the output ends after it. */
  void symbol(char c, int end) {
    if (awaited && c == '(') {
      start = end;
      depth = 1;
      values = false;
    } else if (c == '(') {
      depth++;
    } else if (c == ')') {
      depth--;
    } else if (c != ',' && c != '-' && c != '+') {
      start = NONE;
    }
    awaited = false;
    if (depth <= 0) {
      start = NONE;
    }
  }

  /** Where the values begin of a list that a parenthesis would end now. */
  int closedByParenthesis() {
    return depth == 1 ? open() : NONE;
  }

  /** Where the values begin of a list that has no end yet. */
  int open() {
    return values ? start : NONE;
  }
}
