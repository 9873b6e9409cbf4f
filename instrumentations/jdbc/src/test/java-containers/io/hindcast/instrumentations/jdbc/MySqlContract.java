package io.hindcast.instrumentations.jdbc;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MySQL, whatever its driver's version. */
abstract class MySqlContract extends JdbcContract {
  @RegisterExtension
  static final Container container =
      new Container(
          "mysql:8.4",
          3306,
          ".*ready for connections.*port: 3306.*\\n",
          Map.of("MYSQL_ROOT_PASSWORD", "hindcast", "MYSQL_DATABASE", "test"));

  @Override
  final String url() {
    return "jdbc:mysql://"
        + container.address()
        + "/test?user=root&password=hindcast&allowPublicKeyRetrieval=true&useSSL=false";
  }

  @Override
  final String noSuchTable() {
    return "42S02";
  }

  /** Its driver asks for a procedure's parameters with statements of its own: not one span. */
  @Override
  final @Nullable StoredCall storedCall() {
    return null;
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
