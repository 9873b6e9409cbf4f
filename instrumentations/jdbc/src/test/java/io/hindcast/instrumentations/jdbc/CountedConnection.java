package io.hindcast.instrumentations.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Properties;
import org.h2.jdbc.JdbcConnection;

/**
 * A real driver's connection that tells when it is asked for its metadata.
 *
 * <p>A file of its own, of which no signature in a test speaks: whoever looks at that test's
 * methods would load the driver before it can be woven.
 */
final class CountedConnection extends JdbcConnection {
  private final CountedDatabase database;

  CountedConnection(CountedDatabase database) throws SQLException {
    super(database.url(), new Properties(), "sa", "", false);
    this.database = database;
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    database.asked(this);
    return super.getMetaData();
  }
}
