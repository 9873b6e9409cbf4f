package io.hindcast.smoke.stage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A real PostgreSQL, unpacked and started in a directory of the stage. */
final class Postgres implements AutoCloseable {
  private final EmbeddedPostgres server;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  static Postgres start(Path directory) throws IOException {
    Path log = directory.resolve("postgres.log");
    try {
      return new Postgres(
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(directory.toFile())
              .setDataDirectory(directory.resolve("data"))
              // It would not wait for ours, nor ours for it.
              .setRegisterShutdownHook(false)
              .setLocaleConfig("locale", "C")
              .setOutputRedirector(Redirect.appendTo(log.toFile()))
              .setErrorRedirector(Redirect.appendTo(log.toFile()))
              .setPGStartupWait(Duration.ofSeconds(30))
              .start());
    } catch (IOException | RuntimeException e) {
      throw new StageException("PostgreSQL did not start: " + e.getMessage(), e);
    }
  }

  String createDatabase(String name) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
  }

  /** The one number that the query gives. */
  long number(String database, String query) throws SQLException {
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
