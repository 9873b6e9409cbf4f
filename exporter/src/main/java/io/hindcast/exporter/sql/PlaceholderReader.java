package io.hindcast.exporter.sql;

import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the placeholders of a statement whose column is certain, and is no secret, and the secret
 * columns whose values are nothing but placeholders.
 */
final class PlaceholderReader {
  /** Where a comparison stands that is being read. */
  private enum Operand {
    /** It may begin here. */
    AWAITED,
    /** A column's name was read. */
    COLUMN,
    /** And a dot behind it. */
    DOT,
    /** And an operator. */
    OPERATOR,
    /** It is something else, or none. */
    OTHER
  }

  /** Words after which a comparison or an assignment begins. */
  private static final Set<String> BEFORE_OPERAND =
      Set.of("WHERE", "AND", "OR", "ON", "HAVING", "SET");

  private final SqlCursor cursor;
  private final SqlScanner scanner;
  private final SecretNames names;
  private final BitSet shown;
  private final StringBuilder unexplained;
  private final InsertedColumns inserted = new InsertedColumns();
  private Operand operand = Operand.OTHER;
  private @Nullable ColumnName column;
  private int index;

  /** Whether the first word was read. */
  private boolean begun;

  /**
   * Whether the statement is an INSERT whose rows are still to come: then nothing was compared
   * before that a row's value might come from, as in a MERGE or behind a common table.
   */
  private boolean inserts;

  /**
   * Reads nothing yet.
   *
   * @param shown gets the placeholders
   * @param unexplained the statement, in which the secret columns become blanks
   */
  PlaceholderReader(
      SqlCursor cursor,
      SqlScanner scanner,
      SecretNames names,
      BitSet shown,
      StringBuilder unexplained) {
    this.cursor = cursor;
    this.scanner = scanner;
    this.names = names;
    this.shown = shown;
    this.unexplained = unexplained;
  }

  void read() {
    while (true) {
      SqlToken token = scanner.next();
      if (!begun && token != SqlToken.GAP) {
        begun = true;
        inserts = token == SqlToken.WORD && (cursor.isWord("INSERT") || cursor.isWord("REPLACE"));
      }
      switch (token) {
        case END, UNSAFE, PARAMETER -> {
          // A parameter with a name may be counted among those without one: what follows is
          // unclear.
          return;
        }
        case GAP -> {}
        case WORD -> word(cursor.token());
        case QUOTED_NAME -> name(cursor.token());
        case SYMBOL -> symbol(cursor.first());
        case PLACEHOLDER -> {
          if (cursor.length() > 1 || isUnclear(cursor.peek(0))) {
            return;
          }
          placeholder();
        }
        case LITERAL, NAME_OR_TEXT -> operand = Operand.OTHER;
      }
    }
  }

  /**
   * Whether a question mark with this behind it may have a number of its own, or be half of an
   * operator, and so count otherwise than here.
   */
  private static boolean isUnclear(char after) {
    return after == '?' || SqlChars.isDigit(after);
  }

  private void word(String word) {
    String capitals = word.toUpperCase(Locale.ROOT);
    if (operand == Operand.DOT) {
      name(word);
    } else if (BEFORE_OPERAND.contains(capitals)) {
      operand = Operand.AWAITED;
      inserted.word(capitals);
    } else if (operand == Operand.COLUMN && capitals.equals("LIKE")) {
      operand = Operand.OPERATOR;
    } else {
      name(word);
      inserted.word(capitals);
      if (inserts && inserted.inRows()) {
        inserts = false;
        inserted.columns().forEach(this::explain);
      }
    }
  }

  private void name(String text) {
    ColumnName name = new ColumnName(text, cursor.start());
    boolean begins = operand == Operand.AWAITED || operand == Operand.DOT;
    operand = begins ? Operand.COLUMN : Operand.OTHER;
    column = begins ? name : null;
    inserted.name(name);
  }

  private void symbol(char c) {
    inserted.symbol(c);
    operand =
        switch (c) {
          case ',', '(' -> Operand.AWAITED;
          case '.' -> operand == Operand.COLUMN ? Operand.DOT : Operand.OTHER;
          case '=', '<', '>', '!' ->
              operand == Operand.COLUMN || operand == Operand.OPERATOR
                  ? Operand.OPERATOR
                  : Operand.OTHER;
          default -> Operand.OTHER;
        };
  }

  private void placeholder() {
    ColumnName of = null;
    if (operand == Operand.AWAITED) {
      of = inserted.column();
    } else if (operand == Operand.OPERATOR && !inserted.inRows()) {
      of = column;
      explain(of);
      inserts = false;
    }
    if (of != null && !names.occurIn(of.text())) {
      shown.set(index);
    }
    index++;
    operand = Operand.OTHER;
  }

  /** What the column holds is the value of a placeholder that is hidden, and of no other one. */
  private void explain(@Nullable ColumnName secret) {
    if (secret != null && names.occurIn(secret.text())) {
      for (int i = secret.from(); i < secret.to(); i++) {
        unexplained.setCharAt(i, ' ');
      }
    }
  }
}
