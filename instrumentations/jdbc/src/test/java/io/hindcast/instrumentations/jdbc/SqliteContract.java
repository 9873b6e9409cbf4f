package io.hindcast.instrumentations.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** SQLite, whatever its version. A file: each connection to memory is a database of its own. */
abstract class SqliteContract extends JdbcContract {
  private static String url = "";

  @BeforeAll
  static void chooseFile(@TempDir Path folder) {
    url = "jdbc:sqlite:" + folder.resolve("contract.db");
  }

  @Override
  final String url() {
    return url;
  }

  @Override
  final @Nullable String noSuchTable() {
    return null;
  }

  @Override
  final @Nullable StoredCall storedCall() {
    return null;
  }

  @Override
  final String identity() {
    return "INTEGER PRIMARY KEY";
  }

  @Override
  final boolean tellsKeysOfAnyColumn() {
    return false;
  }

  @Override
  final boolean refusesClosedStatements() {
    return false;
  }

  @Override
  final boolean hasLargeUpdates() {
    return false;
  }

  @Override
  final boolean isUnsupported(SQLException refused) {
    // Older ones have no SQLState for it.
    String message = String.valueOf(refused.getMessage());
    return super.isUnsupported(refused)
        || message.contains("not implemented")
        || message.contains("unsupported");
  }
}
