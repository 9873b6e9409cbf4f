package io.hindcast.instrumentations.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DbParameter;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@link CommentsOptionTest} and {@link ParametersOptionTest} have not, for MariaDB. */
class MariaDbOptionTest extends OptionContract {
  @RegisterExtension static final LoadedDriver driver = LoadedDriver.of("mariadb-newest");
  @RegisterExtension static final MariaDbServer server = new MariaDbServer();

  @Test
  void server_seesTheTraceOfTheStatement() throws SQLException {
    String query = "SELECT info, 1 + 1 FROM information_schema.processlist WHERE info IS NOT NULL";
    try (Connection connection = driver.connect(MariaDbServer.url());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).startsWith(query + " /*traceparent='00-").endsWith("'*/");
      assertThat(rows.getMetaData().getColumnLabel(2)).isEqualTo("1 + 1");
    }

    assertThat(calls(1).get(0).text).isEqualTo(query);
  }

  @Test
  void parameterWithAName_isNotKnownByAnIndexAsWell() throws SQLException {
    String text = "{call twice(?, ?)}";
    try (Connection connection = driver.connect(MariaDbServer.url());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE OR REPLACE PROCEDURE twice(IN x INT, OUT y INT) SET y = x * 2");
      try (CallableStatement call = connection.prepareCall(text)) {
        call.setInt("x", 21);
        call.registerOutParameter(2, Types.INTEGER);
        call.execute();
        assertThat(call.getInt(2)).isEqualTo(42);
      }
    }

    // The driver asks the server for names, by statements of its own.
    List<SpanRecord> records = woven.takeAll();
    DbRecord record = (DbRecord) records.get(records.size() - 1);
    assertThat(record.text).isEqualTo(text);
    assertThat(record.parameters).containsExactly(new DbParameter(-1, "x", 21));
  }

  /** A column without a name is called what was written; what comes behind it is not part of it. */
  @Test
  void columnsWithoutAName_areCalledAsEver() throws SQLException {
    try (Connection connection = driver.connect(MariaDbServer.url());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1 + 1")) {
      assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("1 + 1");
    }

    assertThat(woven.await(1)).hasSize(1);
  }
}
