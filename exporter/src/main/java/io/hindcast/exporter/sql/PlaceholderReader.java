package io.hindcast.exporter.sql;

import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the placeholders of a statement whose column is certain, and is no secret. */
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
  private final InsertedColumns inserted = new InsertedColumns();
  private Operand operand = Operand.OTHER;
  private @Nullable String column;
  private int index;

  PlaceholderReader(SqlCursor cursor, SqlScanner scanner, SecretNames names, BitSet shown) {
    this.cursor = cursor;
    this.scanner = scanner;
    this.names = names;
    this.shown = shown;
  }

  void read() {
    while (true) {
      switch (scanner.next()) {
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
          if (cursor.length() > 1) {
            // It has a number of its own.
            return;
          }
          placeholder();
        }
        case LITERAL, NAME_OR_TEXT -> operand = Operand.OTHER;
      }
    }
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
    }
  }

  private void name(String name) {
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
    String of = null;
    if (operand == Operand.OPERATOR) {
      of = column;
    } else if (operand == Operand.AWAITED) {
      of = inserted.column();
    }
    if (of != null && !names.occurIn(of)) {
      shown.set(index);
    }
    index++;
    operand = Operand.OTHER;
  }
}
