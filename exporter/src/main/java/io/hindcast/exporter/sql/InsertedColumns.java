package io.hindcast.exporter.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows which column a value of an INSERT goes to, where the statement names its columns. */
final class InsertedColumns {
  private enum State {
    ELSEWHERE,
    /** INSERT was read: the columns follow the table. */
    TABLE,
    COLUMNS,
    /** The columns are known, VALUES is to follow. */
    AFTER_COLUMNS,
    ROWS
  }

  private final List<@Nullable ColumnName> columns = new ArrayList<>();
  private State state = State.ELSEWHERE;

  /** Of parentheses. */
  private int depth;

  /** Of brackets and braces: what stands in them is one value, whatever commas it has. */
  private int grouped;

  private int item;
  private @Nullable ColumnName name;

  /** A word that is no part of a name with dots; what may be a name is told as such as well. */
  void word(String capitals) {
    switch (capitals) {
      case "INSERT", "REPLACE" -> {
        if (depth == 0) {
          columns.clear();
          state = State.TABLE;
        }
      }
      case "VALUES" -> {
        if (depth == 0 && state != State.ELSEWHERE) {
          state = State.ROWS;
        }
      }
      case "OUTPUT" -> {
        if (depth == 0) {
          // Rows of another table, whose columns may follow: OUTPUT inserted.id INTO log (id)
          state = State.ELSEWHERE;
        }
      }
      default -> {
        if (depth == 0 && (state == State.ROWS || capitals.equals("SELECT"))) {
          // ON CONFLICT, AS new, RETURNING: another part of the statement.
          state = State.ELSEWHERE;
        }
      }
    }
  }

  /** A name, or the last part of one. */
  void name(ColumnName read) {
    if (state == State.COLUMNS && depth == 1 && grouped == 0) {
      name = read;
    }
  }

  void symbol(char c) {
    switch (c) {
      case '(' -> {
        depth++;
        if (depth == 1) {
          open();
        } else {
          name = null;
        }
      }
      case ')' -> {
        if (depth == 1 && state == State.COLUMNS) {
          endColumn();
          state = State.AFTER_COLUMNS;
        }
        depth = Math.max(0, depth - 1);
      }
      case ',' -> {
        if (depth == 1 && grouped == 0) {
          endItem();
        }
      }
      case '[', '{' -> {
        grouped++;
        name = null;
      }
      case ']', '}' -> grouped = Math.max(0, grouped - 1);
      case '<' -> {
        if (state == State.ROWS) {
          // STRUCT<a INT64, b STRING>(1, 'x'): which comma parts what is not certain.
          item = columns.size();
        }
      }
      case ';' -> {
        state = State.ELSEWHERE;
        depth = 0;
        grouped = 0;
      }
      default -> {}
    }
  }

  /** Whether VALUES was read and what follows it is not over. */
  boolean inRows() {
    return state == State.ROWS;
  }

  /** Of all values of a row in turn; null for what is not certain. */
  List<@Nullable ColumnName> columns() {
    return columns;
  }

  /** Of the value that begins here; null where that is not certain. */
  @Nullable ColumnName column() {
    boolean certain = state == State.ROWS && depth == 1 && grouped == 0 && item < columns.size();
    return certain ? columns.get(item) : null;
  }

  private void open() {
    item = 0;
    if (state == State.TABLE || state == State.AFTER_COLUMNS) {
      // The last list before VALUES: INSERT INTO t WITH (TABLOCK) (a, b)
      columns.clear();
      name = null;
      state = State.COLUMNS;
    }
  }

  private void endItem() {
    if (state == State.COLUMNS) {
      endColumn();
    } else {
      item++;
    }
  }

  private void endColumn() {
    columns.add(name);
    name = null;
  }
}
