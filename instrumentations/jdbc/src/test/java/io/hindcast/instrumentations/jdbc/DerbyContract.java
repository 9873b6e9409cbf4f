package io.hindcast.instrumentations.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

/** Derby in this process, whatever its version. */
abstract class DerbyContract extends JdbcContract {
  @Override
  final void dropTable(Statement statement) throws SQLException {
    try {
      statement.execute("DROP TABLE animals");
    } catch (SQLException e) {
      if (!"42Y55".equals(e.getSQLState())) {
        throw e;
      }
      // It was not there.
    }
  }

  @Override
  final String noSuchTable() {
    return "42X05";
  }

  @Override
  final StoredCall storedCall() {
    return new StoredCall(
        null,
        "CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY(?, ?)",
        statement -> {
          statement.setString(1, "hindcast.contract");
          statement.setString(2, "1");
        },
        statement -> {});
  }

  @Override
  final boolean tellsKeysOfAnyColumn() {
    return false;
  }

  @Override
  final boolean isUnsupported(SQLException refused) {
    // No column of the table is numbered by the engine.
    String state = refused.getSQLState();
    return super.isUnsupported(refused) || (state != null && state.startsWith("X0X0"));
  }
}
