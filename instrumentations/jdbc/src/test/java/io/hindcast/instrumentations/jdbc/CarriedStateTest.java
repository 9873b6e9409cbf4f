package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.DbStatement;
import io.hindcast.bootstrap.record.DbStatementState;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A driver that is loaded after the agent: its statements have a field, and need no table. */
class CarriedStateTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new JdbcModule());

  private static final String SQL = "SELECT 1";

  @Test
  void statement_carriesWhatItWasPreparedWithUntilItIsClosed() throws Exception {
    URL jar = org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
      Driver driver =
          (Driver) loader.loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
      try (Connection connection = driver.connect("jdbc:h2:mem:carried", new Properties())) {
        PreparedStatement statement = connection.prepareStatement(SQL);
        assertThat(statement).isInstanceOf(DbStatement.class);
        DbStatement carrier = (DbStatement) statement;
        DbStatementState state = carrier.hindcastDbStatement();
        assertThat(state).isNotNull();
        assertThat(state.text).isEqualTo(SQL);
        statement.execute();
        assertThat(((DbRecord) woven.await(1).get(0)).text).isEqualTo(SQL);
        statement.close();
        assertThat(carrier.hindcastDbStatement()).isNull();
      }
    }
  }
}
