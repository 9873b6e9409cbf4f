package io.hindcast.exporter.sql;

import java.util.Set;

/** A statement's text as it is put together: no literals, no comments, single spaces. */
final class SanitizedText {
  private static final String CUT = "...";
  private static final char NO_SIGN = '\0';

  /** Symbols after which a sign belongs to the number behind it. */
  private static final String BEFORE_VALUE = "(,=<>*/%+-[{|;:";

  /** Words after which it does. */
  private static final Set<String> WORDS_BEFORE_VALUE =
      Set.of(
          "SELECT",
          "DISTINCT",
          "ALL",
          "WHERE",
          "AND",
          "OR",
          "XOR",
          "NOT",
          "ON",
          "HAVING",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "BETWEEN",
          "LIKE",
          "IN",
          "DIV",
          "MOD",
          "VALUES",
          "BY",
          "WITH",
          "LIMIT",
          "OFFSET",
          "DEFAULT",
          "INTERVAL",
          "RETURN");

  private final SqlCursor cursor;
  private final StringBuilder out;
  private final InList list = new InList();
  private boolean gap;

  /** Whether nothing stands before that could be added to or subtracted from. */
  private boolean valueAwaited = true;

  /** A sign that is left out where a literal follows. */
  private char sign = NO_SIGN;

  private boolean gapBeforeSign;

  /** Symbols are taken from the cursor. */
  SanitizedText(SqlCursor cursor, int length) {
    this.cursor = cursor;
    out = new StringBuilder(length);
  }

  /** White space or a comment: one space, and none at the ends. */
  void gap() {
    gap = true;
  }

  /** A question mark in place of a literal and its sign. */
  void literal() {
    if (sign != NO_SIGN) {
      gap = gapBeforeSign;
      sign = NO_SIGN;
    }
    space();
    out.append('?');
    list.value();
    valueAwaited = false;
  }

  /** What stands for a value, as it is. */
  void parameter(String token) {
    write(token);
    list.value();
    valueAwaited = false;
  }

  void name(String name) {
    write(name);
    list.word(false);
    valueAwaited = false;
  }

  void word(String word, String capitals) {
    write(word);
    list.word(capitals.equals("IN"));
    valueAwaited = WORDS_BEFORE_VALUE.contains(capitals);
  }

  void symbol() {
    char c = cursor.first();
    if ((c == '-' || c == '+') && valueAwaited) {
      writeSign();
      sign = c;
      gapBeforeSign = gap;
      gap = false;
      return;
    }
    if (c == ')') {
      collapse(list.closedByParenthesis());
    }
    beforeToken();
    cursor.appendTokenTo(out);
    list.symbol(c, out.length());
    valueAwaited = BEFORE_VALUE.indexOf(c) >= 0;
  }

  /** The rest is not shown: it is one literal, as far as can be told. */
  void giveUp() {
    literal();
    cut();
  }

  /** The rest was not read. */
  void cut() {
    sign = NO_SIGN;
    collapse(list.open());
    out.append(CUT);
  }

  String text() {
    writeSign();
    return out.toString();
  }

  private void collapse(int start) {
    if (start == InList.NONE) {
      return;
    }
    sign = NO_SIGN;
    gap = false;
    out.setLength(start);
    out.append('?');
  }

  private void write(String token) {
    beforeToken();
    out.append(token);
  }

  private void beforeToken() {
    writeSign();
    space();
  }

  private void writeSign() {
    if (sign == NO_SIGN) {
      return;
    }
    boolean gapAfter = gap;
    gap = gapBeforeSign;
    space();
    out.append(sign);
    sign = NO_SIGN;
    gap = gapAfter;
  }

  private void space() {
    if (gap && !out.isEmpty()) {
      out.append(' ');
    }
    gap = false;
  }
}
