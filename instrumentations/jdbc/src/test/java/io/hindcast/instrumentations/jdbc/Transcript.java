package io.hindcast.instrumentations.jdbc;

import java.sql.BatchUpdateException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All that an application can see of its work with a database, but for what differs by chance. */
final class Transcript {
  /** MariaDB's number of a connection, hash codes. */
  private static final Pattern CHANCE = Pattern.compile("conn=\\d+|@[0-9a-f]{4,8}\\b");

  private static final int MAX_CAUSES = 20;

  private final StringBuilder text = new StringBuilder();

  String text() {
    return text.toString();
  }

  void line(String what) {
    text.append(CHANCE.matcher(what).replaceAll("#")).append('\n');
  }

  void rows(@Nullable ResultSet rows) throws SQLException {
    if (rows == null) {
      line("  no rows");
      return;
    }
    ResultSetMetaData columns = rows.getMetaData();
    while (rows.next()) {
      StringBuilder row = new StringBuilder("  row");
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        row.append(' ').append(columns.getColumnLabel(i)).append('=').append(rows.getString(i));
      }
      line(row.toString());
    }
  }

  void warnings(@Nullable SQLWarning first) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      line("  warning " + warning.getSQLState() + " " + warning.getMessage());
    }
  }

  /**
   * The whole of it: class, message, codes, what follows it, what caused it, what it suppressed.
   */
  void failure(Throwable failure) {
    failure(failure, "  ", 0);
  }

  private void failure(Throwable failure, String indent, int depth) {
    line(indent + failure.getClass().getName() + ": " + failure.getMessage());
    if (depth == MAX_CAUSES) {
      return;
    }
    if (failure instanceof BatchUpdateException batch) {
      line(indent + "counts " + Arrays.toString(batch.getLargeUpdateCounts()));
    }
    if (failure instanceof SQLException sql) {
      line(indent + "state " + sql.getSQLState() + " code " + sql.getErrorCode());
      SQLException next = sql.getNextException();
      if (next != null) {
        line(indent + "next");
        failure(next, indent + "  ", depth + 1);
      }
    }
    Throwable cause = failure.getCause();
    if (cause != null) {
      line(indent + "cause");
      failure(cause, indent + "  ", depth + 1);
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      line(indent + "suppressed");
      failure(suppressed, indent + "  ", depth + 1);
    }
  }
}
