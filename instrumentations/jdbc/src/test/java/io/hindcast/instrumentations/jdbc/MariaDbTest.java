package io.hindcast.instrumentations.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbTest extends MariaDbContract {
  @RegisterExtension static final LoadedDriver driver = LoadedDriver.of("mariadb-newest");
  @RegisterExtension static final MariaDbServer server = new MariaDbServer();

  @Override
  Connection connect() throws SQLException {
    return driver.connect(url());
  }
}
