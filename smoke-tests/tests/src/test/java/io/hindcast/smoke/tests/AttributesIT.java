package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.collector.ReceivedSpan.Kind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What each kind of span says of its operation, by the semantic conventions. */
@ParameterizedClass(name = "{0}")
@EnumSource(Setting.class)
@ExtendWith(ShopRuns.Resolver.class)
final class AttributesIT {
  private final Setting setting;
  private ShopRun run;

  AttributesIT(Setting setting) {
    this.setting = setting;
  }

  @BeforeEach
  void play(ShopRuns runs) throws Exception {
    run = runs.under(setting);
  }

  @Test
  void httpServer() {
    ReceivedSpan span = span("orders", Kind.SERVER);

    assertThat(span.attributes())
        .containsEntry("http.request.method", "POST")
        .containsEntry("http.route", "/checkout/{customer}")
        .containsEntry("http.response.status_code", 200L)
        .containsEntry("url.scheme", "http")
        .containsEntry("url.path", "/checkout/alice")
        .containsEntry("url.query", "item=coat")
        .containsEntry("server.address", "127.0.0.1")
        .containsEntry("client.address", "127.0.0.1")
        .containsEntry("network.peer.address", "127.0.0.1")
        .containsEntry("network.protocol.version", "1.1")
        .doesNotContainKey("error.type");
    assertThat(span.attributes().get("server.port")).isInstanceOf(Long.class);
    assertThat(span.attributes().get("network.peer.port")).isInstanceOf(Long.class);
    assertThat(span.text("user_agent.original")).startsWith("Java-http-client/");
  }

  @Test
  void httpClient() {
    ReceivedSpan span = span("GET");

    assertThat(span.attributes())
        .containsEntry("http.request.method", "GET")
        .containsEntry("http.response.status_code", 200L)
        .containsEntry("server.address", "127.0.0.1")
        .containsEntry("network.protocol.version", "1.1")
        .doesNotContainKey("error.type");
    assertThat(span.text("url.full"))
        .isEqualTo("http://127.0.0.1:" + span.attributes().get("server.port") + "/stock/coat");
  }

  @Test
  void httpServer_isTheOneTheClientCalled() {
    ReceivedSpan client = span("GET");
    ReceivedSpan server = span("GET /stock/{item}");

    assertThat(server.attributes()).containsEntry("url.path", "/stock/coat");
    assertThat(server.attributes().get("server.port"))
        .isEqualTo(client.attributes().get("server.port"));
  }

  @Test
  void database() {
    ReceivedSpan span = span("SELECT stock");

    assertThat(span.attributes())
        .containsEntry("db.system.name", "postgresql")
        .containsEntry("db.query.summary", "SELECT stock")
        .containsEntry("db.query.text", "SELECT quantity FROM stock WHERE item = ?")
        .containsEntry("server.address", "127.0.0.1")
        .doesNotContainKeys("error.type", "db.response.status_code");
    assertThat(span.attributes().get("server.port")).isInstanceOf(Long.class);
    assertThat(span.text("db.namespace")).matches(run.topic() + "([|]public)?");
  }

  @Test
  void database_literalsAreNotTold() {
    ReceivedSpan sleep =
        run.checkoutBy("bob")
            .find(span -> span.text("db.query.text").contains("sleep"))
            .orElseThrow();

    assertThat(sleep.attributes()).containsEntry("db.query.text", "SELECT pg_sleep(?)");
  }

  @Test
  void kafkaSend() {
    ReceivedSpan span = span("send " + run.topic());

    assertThat(span.attributes())
        .containsEntry("messaging.system", "kafka")
        .containsEntry("messaging.operation.name", "send")
        .containsEntry("messaging.operation.type", "send")
        .containsEntry("messaging.destination.name", run.topic())
        .containsEntry("messaging.destination.partition.id", "0")
        .containsEntry("messaging.client.id", "orders")
        .containsEntry("messaging.kafka.message.key", "coat")
        .doesNotContainKey("error.type");
    assertThat(span.attributes().get("messaging.kafka.offset")).isInstanceOf(Long.class);
  }

  /** A trace of its own: no request is behind it. */
  @Test
  void kafkaPoll() {
    List<ReceivedSpan> polls =
        run.received().spans().stream()
            .filter(span -> span.name().equals("poll " + run.topic()))
            .toList();

    assertThat(polls).isNotEmpty();
    assertThat(polls)
        .allSatisfy(
            span -> {
              assertThat(span.kind()).isEqualTo(Kind.CLIENT);
              assertThat(span.service()).isEqualTo("warehouse");
              assertThat(span.attributes())
                  .containsEntry("messaging.system", "kafka")
                  .containsEntry("messaging.operation.name", "poll")
                  .containsEntry("messaging.operation.type", "receive")
                  .containsEntry("messaging.destination.name", run.topic())
                  .containsKey("messaging.consumer.group.name")
                  .doesNotContainKey("error.type");
              assertThat(span.attributes().get("messaging.batch.message_count"))
                  .isInstanceOf(Long.class);
            });
  }

  @Test
  void kafkaProcess() {
    ReceivedSpan send = span("send " + run.topic());
    ReceivedSpan span = span("process " + run.topic());

    assertThat(span.attributes())
        .containsEntry("messaging.system", "kafka")
        .containsEntry("messaging.operation.name", "process")
        .containsEntry("messaging.operation.type", "process")
        .containsEntry("messaging.destination.name", run.topic())
        .containsEntry("messaging.destination.partition.id", "0")
        .containsEntry("messaging.consumer.group.name", "reservations")
        .containsEntry("messaging.client.id", "warehouse")
        .containsEntry("messaging.kafka.message.key", "coat")
        .containsEntry("messaging.kafka.offset", send.attributes().get("messaging.kafka.offset"));
  }

  private ReceivedSpan span(String name) {
    return run.checkoutBy("alice").find(span -> span.name().equals(name)).orElseThrow();
  }

  private ReceivedSpan span(String service, Kind kind) {
    return run.checkoutBy("alice")
        .find(span -> span.service().equals(service) && span.kind() == kind)
        .orElseThrow();
  }
}
