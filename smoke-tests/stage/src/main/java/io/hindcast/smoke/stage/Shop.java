package io.hindcast.smoke.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The running shop, and what a customer can do with it. Safe for use by many threads. */
public final class Shop implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Postgres postgres;
  private final String database;
  private final Service warehouse;
  private final Service orders;

  private Shop(Postgres postgres, String database, Service warehouse, Service orders) {
    this.postgres = postgres;
    this.database = database;
    this.warehouse = warehouse;
    this.orders = orders;
  }

  static Shop open(Stage stage, ShopSetup setup)
      throws IOException, SQLException, InterruptedException {
    String database = stage.postgres().createDatabase(setup.name());
    stage.kafka().createTopic(setup.name());
    // Chosen here, so that both can start at the same time.
    int port = Loopback.freePort();
    List<String> common =
        List.of(
            "--spring.datasource.url=" + database,
            "--spring.datasource.username=postgres",
            "--shop.kafka=" + stage.kafka().bootstrap(),
            "--shop.topic=" + setup.name());
    Service warehouse =
        Service.start(
            stage,
            setup,
            "warehouse",
            Artefacts.warehouse(),
            with(common, "--server.port=" + port));
    Service orders =
        Service.start(
            stage,
            setup,
            "orders",
            Artefacts.orders(),
            with(common, "--shop.warehouse=http://127.0.0.1:" + port));
    warehouse.awaitStart();
    orders.awaitStart();
    return new Shop(stage.postgres(), setup.name(), warehouse, orders);
  }

  private static List<String> with(List<String> arguments, String another) {
    List<String> all = new ArrayList<>(arguments);
    all.add(another);
    return all;
  }

  /** {@code POST /checkout/{customer}?item=…}; the item says what is to happen. */
  public HttpResponse<String> checkout(String customer, String item, String... headers)
      throws IOException, InterruptedException {
    URI uri = orders.address().resolve("/checkout/" + customer + "?item=" + item);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(ANSWER).POST(BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** {@code GET /orders/{id}}. */
  public HttpResponse<String> order(long id) throws IOException, InterruptedException {
    URI uri = orders.address().resolve("/orders/" + id);
    return http.send(HttpRequest.newBuilder(uri).timeout(ANSWER).build(), BodyHandlers.ofString());
  }

  /** Waits until the topic's listener has written down as many orders. */
  public void awaitReservations(long count) throws InterruptedException {
    warehouse
        .process()
        .await(count + " orders were reserved", ANSWER, () -> reservations() >= count);
  }

  private long reservations() {
    try {
      return postgres.number(database, "SELECT count(*) FROM reservations");
    } catch (SQLException e) {
      throw new StageException("could not count the reservations: " + e.getMessage(), e);
    }
  }

  public ChildProcess orders() {
    return orders.process();
  }

  public ChildProcess warehouse() {
    return warehouse.process();
  }

  /** Ends both, as {@code kill} would, and waits for it. */
  @Override
  public void close() {
    orders.process().terminate();
    warehouse.process().close();
    orders.process().close();
  }
}
