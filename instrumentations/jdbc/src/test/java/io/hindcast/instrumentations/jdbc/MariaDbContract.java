package io.hindcast.instrumentations.jdbc;

/** MariaDB, whatever its driver's version. */
abstract class MariaDbContract extends JdbcContract {
  @Override
  final String url() {
    return MariaDbServer.url();
  }

  @Override
  final String noSuchTable() {
    return "42S02";
  }

  @Override
  final StoredCall storedCall() {
    return StoredCall.procedure(
        "CREATE OR REPLACE PROCEDURE twice(IN x INT, OUT y INT) SET y = x * 2");
  }

  @Override
  final String identity() {
    return "INT AUTO_INCREMENT PRIMARY KEY";
  }

  @Override
  final boolean tellsKeysOfAnyColumn() {
    return false;
  }
}
