package io.hindcast.exporter.sql;

/** Whether databases of one dialect read something in a certain way. */
enum Reading {
  YES,
  NO,
  /**
   * It depends on the product, its version or a setting. A wrong guess would show a literal's text,
   * so the rest of such a statement is given up.
   */
  DEPENDS
}
