package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.ReceivedPoint;
import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.collector.ReceivedSpan.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Metrics count exactly what happened, which the spans tell: here every trace is kept. */
@ParameterizedClass(name = "{0}")
@EnumSource(Setting.class)
@ExtendWith(ShopRuns.Resolver.class)
final class MetricsIT {
  private final Setting setting;
  private ShopRun run;

  MetricsIT(Setting setting) {
    this.setting = setting;
  }

  @BeforeEach
  void play(ShopRuns runs) throws Exception {
    run = runs.under(setting);
  }

  @Test
  void httpServer() {
    counts("http.server.request.duration", span -> span.kind() == Kind.SERVER);
  }

  @Test
  void httpClient() {
    counts(
        "http.client.request.duration",
        span -> span.kind() == Kind.CLIENT && !span.text("http.request.method").isEmpty());
  }

  @Test
  void database() {
    counts("db.client.operation.duration", span -> !span.text("db.system.name").isEmpty());
  }

  /** What is asked of a pool is not there at the end, when it is closed before us or after. */
  @Test
  void connections_ofBothServices() {
    for (String metric :
        List.of("db.client.connection.wait_time", "db.client.connection.use_time")) {
      assertThat(run.received().points(metric))
          .as(metric)
          .extracting(ReceivedPoint::service)
          .contains("orders", "warehouse");
      assertThat(run.received().points(metric))
          .as(metric)
          .extracting(point -> point.attributes().get("db.client.connection.pool.name"))
          .containsOnly("HikariPool-1");
    }
  }

  @Test
  void messaging() {
    counts(
        "messaging.client.operation.duration",
        span -> Set.of("send", "poll").contains(span.text("messaging.operation.name")));
    counts(
        "messaging.process.duration",
        span -> span.text("messaging.operation.name").equals("process"));
  }

  @Test
  void exemplars_nameTracesThatArrived() {
    Set<String> traces =
        run.received().spans().stream().map(ReceivedSpan::traceId).collect(Collectors.toSet());
    List<String> named =
        run.received().points("http.server.request.duration").stream()
            .flatMap(point -> point.exemplars().stream())
            .toList();

    assertThat(named).isNotEmpty().isSubsetOf(traces);
  }

  @Test
  void jvm_ofBothServices() {
    for (String metric :
        List.of("jvm.memory.used", "jvm.thread.count", "jvm.cpu.time", "jvm.class.count")) {
      assertThat(run.received().points(metric))
          .as(metric)
          .extracting(ReceivedPoint::service)
          .contains("orders", "warehouse");
      assertThat(run.received().points(metric))
          .as(metric)
          .anySatisfy(point -> assertThat(point.value()).isPositive());
    }
  }

  @Test
  void ownAccount_isThatOfTheSpans() {
    for (String service : List.of("orders", "warehouse")) {
      long spans =
          run.received().spans().stream().filter(span -> span.service().equals(service)).count();
      assertThat(run.received().points("otel.sdk.processor.span.processed"))
          .filteredOn(point -> point.service().equals(service))
          .singleElement()
          .satisfies(point -> assertThat((long) point.value()).isEqualTo(spans));
      assertThat(run.received().points("otel.sdk.span.started"))
          .filteredOn(point -> point.service().equals(service))
          .singleElement()
          .satisfies(point -> assertThat((long) point.value()).isEqualTo(spans));
      assertThat(run.received().points("otel.sdk.span.live"))
          .as("spans that were begun and never ended")
          .filteredOn(point -> point.service().equals(service))
          .singleElement()
          .satisfies(point -> assertThat(point.value()).isZero());
    }
  }

  /** By service and error: what is the same in a span and in its metric. */
  private void counts(String metric, Predicate<ReceivedSpan> measured) {
    Map<String, Long> spans = new TreeMap<>();
    for (ReceivedSpan span : run.received().spans()) {
      if (measured.test(span)) {
        spans.merge(span.service() + " " + span.text("error.type"), 1L, Long::sum);
      }
    }
    Map<String, Long> counted = new TreeMap<>();
    for (ReceivedPoint point : run.received().points(metric)) {
      Object error = point.attributes().getOrDefault("error.type", "");
      counted.merge(point.service() + " " + error, point.count(), Long::sum);
    }
    assertThat(spans).as(metric).isNotEmpty();
    assertThat(counted).as(metric).isEqualTo(spans);
  }
}
