package io.hindcast.smoke.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A database and a broker, on which shops can be opened one after the other, each with a database
 * and a topic of its own. Closing it, or ending the JVM, ends every process and deletes every file.
 */
public final class Stage implements AutoCloseable {
  private final Teardown teardown = new Teardown();
  private final AtomicInteger directories = new AtomicInteger();
  private final TemporaryDirectory root;
  private final Postgres postgres;
  private final Kafka kafka;

  private Stage() throws IOException, InterruptedException {
    try {
      root = teardown.add(TemporaryDirectory.create());
      // The broker starts in its own process while this thread is busy with the database.
      kafka = teardown.add(Kafka.start(newDirectory("kafka")));
      postgres = teardown.add(Postgres.start(newDirectory("postgres")));
      kafka.awaitStart();
    } catch (IOException | InterruptedException | RuntimeException e) {
      teardown.close();
      throw e;
    }
  }

  public static Stage open() throws IOException, InterruptedException {
    return new Stage();
  }

  /** Starts both services and waits until they answer. */
  public Shop open(ShopSetup setup) throws IOException, SQLException, InterruptedException {
    return Shop.open(this, setup);
  }

  /** A process that ends with the stage at the latest. */
  ChildProcess start(String name, List<String> command, Map<String, String> environment)
      throws IOException {
    return teardown.add(ChildProcess.start(name, newDirectory(name), command, environment));
  }

  Postgres postgres() {
    return postgres;
  }

  Kafka kafka() {
    return kafka;
  }

  private Path newDirectory(String name) throws IOException {
    return root.create(directories.incrementAndGet() + "-" + name);
  }

  @Override
  public void close() {
    teardown.close();
  }
}
