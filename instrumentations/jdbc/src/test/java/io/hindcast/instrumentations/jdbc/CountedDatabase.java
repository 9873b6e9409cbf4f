package io.hindcast.instrumentations.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A driver and its data source, which count how often their connections are asked. */
final class CountedDatabase implements DataSource, Driver {
  /** What happens while a connection is asked. */
  @FunctionalInterface
  interface Question {
    void asked(Connection connection) throws SQLException;
  }

  private final String name;
  private int questions;
  private Question question = connection -> {};

  CountedDatabase(String name) {
    this.name = name;
  }

  String url() {
    return "jdbc:h2:mem:" + name;
  }

  int questions() {
    return questions;
  }

  void onQuestion(Question does) {
    question = does;
  }

  void asked(Connection connection) throws SQLException {
    questions++;
    question.asked(connection);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return new CountedConnection(this);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public Connection connect(String url, Properties properties) throws SQLException {
    return new CountedConnection(this);
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.equals(url());
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter writer) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("not a wrapper");
  }
}
