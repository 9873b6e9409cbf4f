package io.hindcast.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.ExporterSettings;
import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.TracesExporter;
import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.config.Config;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExporterOptionsTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AgentLog log = new AgentLog(new PrintStream(said, true, StandardCharsets.UTF_8));

  @ParameterizedTest
  @CsvSource({
    // general endpoint, endpoint for traces, protocol, protocol that is used, endpoint that is used
    ",,, HTTP_PROTOBUF, http://localhost:4318/v1/traces",
    ",, grpc, GRPC, http://localhost:4317",
    "http://c:4318,,, HTTP_PROTOBUF, http://c:4318/v1/traces",
    "http://c:4318/,,, HTTP_PROTOBUF, http://c:4318/v1/traces",
    "http://c/otlp,,, HTTP_PROTOBUF, http://c/otlp/v1/traces",
    "http://c:4317,,, GRPC, http://c:4317",
    "https://c:4317,, http/protobuf, HTTP_PROTOBUF, https://c:4317/v1/traces",
    "http://c:4318, http://t:9/x,, HTTP_PROTOBUF, http://t:9/x",
    "http://c:4318, http://t:4317,, GRPC, http://t:4317",
    "HTTP://c:4318,,, HTTP_PROTOBUF, HTTP://c:4318/v1/traces",
    "http://otel_collector:4318,,, HTTP_PROTOBUF, http://otel_collector:4318/v1/traces",
    "http://[::1]:4317,,, GRPC, http://[::1]:4317",
  })
  void endpoint_andProtocol(
      String general, String traces, String protocol, OtlpProtocol used, String endpoint) {
    Properties properties = new Properties();
    set(properties, "otel.exporter.otlp.endpoint", general);
    set(properties, "otel.exporter.otlp.traces.endpoint", traces);
    set(properties, "otel.exporter.otlp.protocol", protocol);
    ExporterSettings settings = read(properties);
    assertThat(settings.otlp().protocol()).isEqualTo(used);
    assertThat(settings.otlp().endpoint()).hasToString(endpoint);
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void grpcToAHostWithAnUnderscore_isRefusedInOneLine() {
    Properties properties = new Properties();
    set(properties, "otel.exporter.otlp.endpoint", "http://otel_collector:4317");
    assertThat(read(properties).otlp().endpoint()).hasToString("http://localhost:4317");
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains("otel.exporter.otlp.endpoint=http://otel_collector:4317", "http/protobuf");
  }

  @Test
  void keyWithoutCertificate_isRefusedInOneLine() {
    Properties properties = new Properties();
    set(properties, "otel.exporter.otlp.client.key", "pom.xml");
    assertThat(read(properties).otlp().clientKey()).isNull();
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains("otel.exporter.otlp.client.key=pom.xml");
  }

  @Test
  void serviceName_winsOverTheAttribute_andTheCommandOverNothing() {
    Properties properties = new Properties();
    assertThat(read(properties).resource()).containsEntry("service.name", "shop");
    set(properties, "otel.resource.attributes", "service.name=a,team=b");
    assertThat(read(properties).resource())
        .containsExactlyInAnyOrderEntriesOf(Map.of("service.name", "a", "team", "b"));
    set(properties, "otel.service.name", "c");
    assertThat(read(properties).resource()).containsEntry("service.name", "c");
  }

  @Test
  void startLine_saysVersionServiceEndpointAndSampling_butNoPassword() {
    Properties properties = new Properties();
    set(properties, "otel.exporter.otlp.endpoint", "http://user:hunter2@c:4318");
    set(properties, "otel.traces.exporter", "otlp,console");
    ExporterSettings settings = read(properties);
    assertThat(settings.exporters())
        .containsExactlyInAnyOrder(TracesExporter.OTLP, TracesExporter.CONSOLE);
    assertThat(StartLine.of(settings, "always_on"))
        .isEqualTo(
            "1.2.3 records service shop, sends to http://c:4318/v1/traces (http/protobuf)"
                + " and the console, sampling always_on");
  }

  private static void set(Properties properties, String name, @Nullable String value) {
    if (value != null) {
      properties.setProperty(name, value);
    }
  }

  private ExporterSettings read(Properties properties) {
    return ExporterOptions.read(
        Config.load(null, properties, Map.of(), log), "1.2.3", "/srv/shop.jar --x", log);
  }
}
