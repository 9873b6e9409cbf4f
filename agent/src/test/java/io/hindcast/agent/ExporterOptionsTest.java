package io.hindcast.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.exporter.ExporterSettings;
import io.hindcast.exporter.MetricsExporter;
import io.hindcast.exporter.MetricsSettings;
import io.hindcast.exporter.OtlpProtocol;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.SpoolSettings;
import io.hindcast.exporter.Temporality;
import io.hindcast.exporter.TracesExporter;
import io.hindcast.exporter.sampling.SamplingSettings;
import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.config.Config;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExporterOptionsTest {
  private static final SamplingSettings ALWAYS_ON =
      new SamplingSettings(
          SamplingSettings.Mode.HEAD,
          1,
          false,
          10,
          1000,
          1_000_000,
          Duration.ZERO,
          false,
          false,
          0,
          Duration.ZERO,
          50,
          1,
          null,
          1 << 20,
          10_000);

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

  @ParameterizedTest
  @CsvSource({
    // general endpoint, endpoint for metrics, protocol, the one for metrics, what is used
    ",,,, HTTP_PROTOBUF, http://localhost:4318/v1/metrics",
    ",, grpc,, GRPC, http://localhost:4317",
    ",, grpc, http/protobuf, HTTP_PROTOBUF, http://localhost:4318/v1/metrics",
    "http://c/otlp/,,,, HTTP_PROTOBUF, http://c/otlp/v1/metrics",
    "http://c:4317,,,, GRPC, http://c:4317",
    "http://c:4317, http://m:9/x,,, HTTP_PROTOBUF, http://m:9/x",
    "http://c:4318, http://m:4317,,, GRPC, http://m:4317",
    "http://c:4318,,, GRPC, GRPC, http://c:4318",
  })
  void endpoint_andProtocol_ofMetrics(
      String general,
      String metrics,
      String protocol,
      String ofMetrics,
      OtlpProtocol used,
      String endpoint) {
    Properties properties = new Properties();
    set(properties, "otel.exporter.otlp.endpoint", general);
    set(properties, "otel.exporter.otlp.metrics.endpoint", metrics);
    set(properties, "otel.exporter.otlp.protocol", protocol);
    set(properties, "otel.exporter.otlp.metrics.protocol", ofMetrics);
    OtlpSettings settings = read(properties).metrics().otlp();
    assertThat(settings.protocol()).isEqualTo(used);
    assertThat(settings.endpoint()).hasToString(endpoint);
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void eachSignal_hasItsOwnValues() {
    Properties properties = new Properties();
    for (String signal : new String[] {"", "traces.", "metrics."}) {
      set(properties, "otel.exporter.otlp." + signal + "headers", "from=" + signal);
    }
    set(properties, "otel.exporter.otlp.timeout", "1000");
    set(properties, "otel.exporter.otlp.metrics.timeout", "2000");
    set(properties, "otel.exporter.otlp.traces.compression", "gzip");
    set(properties, "otel.exporter.otlp.metrics.certificate", "pom.xml");
    set(properties, "otel.exporter.otlp.metrics.client.key", "pom.xml");
    set(properties, "otel.exporter.otlp.metrics.client.certificate", "pom.xml");
    ExporterSettings settings = read(properties);
    OtlpSettings traces = settings.otlp();
    OtlpSettings metrics = settings.metrics().otlp();
    assertThat(traces.headers()).isEqualTo(Map.of("from", "traces."));
    assertThat(metrics.headers()).isEqualTo(Map.of("from", "metrics."));
    assertThat(traces.timeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(metrics.timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(traces.gzip()).isTrue();
    assertThat(metrics.gzip()).isFalse();
    assertThat(traces.trustedCertificates()).isNull();
    assertThat(traces.clientKey()).isNull();
    assertThat(metrics.trustedCertificates()).isEqualTo(Path.of("pom.xml"));
    assertThat(metrics.clientKey()).isEqualTo(Path.of("pom.xml"));
    assertThat(metrics.clientCertificate()).isEqualTo(Path.of("pom.xml"));
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void metrics_asTheyAreWithoutOptions() {
    MetricsSettings metrics = read(new Properties()).metrics();
    assertThat(metrics.exporters()).containsExactly(MetricsExporter.OTLP);
    assertThat(metrics.interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(metrics.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(metrics.temporality()).isEqualTo(Temporality.CUMULATIVE);
    assertThat(metrics.exemplars()).isTrue();
    assertThat(metrics.prometheusHost()).isEqualTo("localhost");
    assertThat(metrics.prometheusPort()).isEqualTo(9464);
    assertThat(metrics.maxSeries()).isEqualTo(2000);
  }

  @Test
  void metrics_asOptionsHaveThem() {
    Properties properties = new Properties();
    set(properties, "otel.metrics.exporter", "prometheus,otlp");
    set(properties, "otel.metric.export.interval", "10000");
    set(properties, "otel.metric.export.timeout", "5000");
    set(properties, "otel.exporter.otlp.metrics.temporality.preference", "LowMemory");
    set(properties, "otel.metrics.exemplar.filter", "always_off");
    set(properties, "otel.exporter.prometheus.host", "0.0.0.0");
    set(properties, "otel.exporter.prometheus.port", "9999");
    set(properties, "hindcast.metrics.max-series", "50");
    MetricsSettings metrics = read(properties).metrics();
    assertThat(metrics.exporters())
        .containsExactlyInAnyOrder(MetricsExporter.OTLP, MetricsExporter.PROMETHEUS);
    assertThat(metrics.interval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(metrics.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(metrics.temporality()).isEqualTo(Temporality.LOW_MEMORY);
    assertThat(metrics.exemplars()).isFalse();
    assertThat(metrics.prometheusHost()).isEqualTo("0.0.0.0");
    assertThat(metrics.prometheusPort()).isEqualTo(9999);
    assertThat(metrics.maxSeries()).isEqualTo(50);
    set(properties, "otel.exporter.otlp.metrics.temporality.preference", "DELTA");
    set(properties, "otel.metrics.exporter", "none");
    assertThat(read(properties).metrics().temporality()).isEqualTo(Temporality.DELTA);
    assertThat(read(properties).metrics().exporters()).isEmpty();
  }

  @Test
  void spool_isThereWhereADirectoryIsNamed() {
    Properties properties = new Properties();
    assertThat(read(properties).spool()).isNull();
    set(properties, "hindcast.spool.directory", "target/spool");
    assertThat(read(properties).spool())
        .isEqualTo(new SpoolSettings(Path.of("target/spool"), 64L << 20));
    set(properties, "hindcast.spool.bytes", "2MiB");
    assertThat(read(properties).spool())
        .isEqualTo(new SpoolSettings(Path.of("target/spool"), 2L << 20));
  }

  @Test
  void grpcToAHostWithAnUnderscore_isRefusedInOneLine() {
    Properties properties = new Properties();
    set(properties, "otel.exporter.otlp.endpoint", "http://user:hunter2@otel_collector:4317");
    assertThat(read(properties).otlp().endpoint()).hasToString("http://localhost:4317");
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains("otel.exporter.otlp.endpoint=http://otel_collector:4317", "http/protobuf")
        .doesNotContain("hunter2");
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
  void keyOfOneSignalWithoutCertificate_isToldByItsName() {
    Properties properties = new Properties();
    set(properties, "otel.exporter.otlp.metrics.client.key", "pom.xml");
    assertThat(read(properties).metrics().otlp().clientKey()).isNull();
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains("otel.exporter.otlp.metrics.client.key=pom.xml");
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
    assertThat(StartLine.of(settings, ALWAYS_ON))
        .isEqualTo(
            "1.2.3 records service shop, sends to http://c:4318/v1/traces (http/protobuf)"
                + " and the console, metrics to http://c:4318/v1/metrics (http/protobuf),"
                + " sampling always_on");
  }

  @Test
  void startLine_saysWhereMetricsGo() {
    Properties properties = new Properties();
    set(properties, "otel.exporter.otlp.endpoint", "http://user:hunter2@c_c:4318");
    set(properties, "otel.metrics.exporter", "prometheus,otlp");
    assertThat(StartLine.of(read(properties), ALWAYS_ON))
        .endsWith(
            ", metrics to http://c_c:4318/v1/metrics (http/protobuf)"
                + " and localhost:9464 (prometheus), sampling always_on")
        .doesNotContain("hunter2");
    set(properties, "otel.metrics.exporter", "none");
    assertThat(StartLine.of(read(properties), ALWAYS_ON))
        .endsWith(", metrics to nowhere, sampling always_on");
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
