package io.hindcast.instrumentations.jdbc;

import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SQL Server, whatever its driver's version. */
abstract class SqlServerContract extends JdbcContract {
  @RegisterExtension
  static final Container container =
      new Container(
          "mcr.microsoft.com/mssql/server:2022-latest",
          1433,
          ".*SQL Server is now ready for client connections.*",
          Map.of("ACCEPT_EULA", "Y", "MSSQL_SA_PASSWORD", "Hindcast-1"));

  @Override
  final String url() {
    return "jdbc:sqlserver://" + container.address() + ";encrypt=false;user=sa;password=Hindcast-1";
  }

  @Override
  final String noSuchTable() {
    return "S0002";
  }

  @Override
  final StoredCall storedCall() {
    return StoredCall.procedure("CREATE PROCEDURE twice @x INT, @y INT OUTPUT AS SET @y = @x * 2");
  }

  @Override
  final String identity() {
    return "INT IDENTITY PRIMARY KEY";
  }

  @Override
  final boolean tellsKeysOfAnyColumn() {
    return false;
  }
}
