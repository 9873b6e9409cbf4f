package io.hindcast.exporter.sql;

/**
 * A column's name, in quotes or not, without a table's in front of it.
 *
 * @param from where it begins in the statement
 */
record ColumnName(String text, int from) {
  int to() {
    return from + text.length();
  }
}
