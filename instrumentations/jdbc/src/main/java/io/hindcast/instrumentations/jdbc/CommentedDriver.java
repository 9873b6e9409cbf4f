package io.hindcast.instrumentations.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * The drivers whose statements may get a comment, by the names of their classes: what a URL says is
 * not known yet where a data source has opened the connection.
 */
enum CommentedDriver {
  POSTGRESQL("$", "org.postgresql."),
  MYSQL("#", "com.mysql.", "org.mariadb."),
  ORACLE("", "oracle.jdbc."),
  SQL_SERVER("", "com.microsoft.sqlserver.", "net.sourceforge.jtds.");

  /** Characters of which nothing is sure any more: a literal of another form, a comment. */
  final String unclear;

  // Never changes; the checker knows no arrays.
  @SuppressWarnings("ImmutableEnumChecker")
  private final String[] packages;

  CommentedDriver(String unclear, String... packages) {
    this.unclear = unclear;
    this.packages = packages;
  }

  /**
   * By the name of a statement's class.
   *
   * @return null for another driver, and for a wrapper
   */
  static @Nullable CommentedDriver of(String className) {
    for (CommentedDriver driver : VALUES) {
      for (String start : driver.packages) {
        if (className.startsWith(start)) {
          return driver;
        }
      }
    }
    return null;
  }

  private static final CommentedDriver[] VALUES = values();
}
