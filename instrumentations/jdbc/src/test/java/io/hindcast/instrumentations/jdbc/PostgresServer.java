package io.hindcast.instrumentations.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real server, started by the first test class that needs it and stopped after the last one. */
final class PostgresServer implements BeforeAllCallback {
  private static volatile String url = "";
  private static volatile int port;

  @Override
  public void beforeAll(ExtensionContext context) {
    EmbeddedPostgres postgres =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(PostgresServer.class))
            .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class)
            .postgres;
    url = postgres.getJdbcUrl("postgres", "postgres");
    port = postgres.getPort();
  }

  static int port() {
    return port;
  }

  /** Of a database that all test classes share, one after the other. */
  static String url() {
    return url;
  }

  private static final class Running implements AutoCloseable {
    final EmbeddedPostgres postgres;

    Running() {
      try {
        postgres = EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      postgres.close();
    }
  }
}
