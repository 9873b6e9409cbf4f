package io.hindcast.tooling.config;

import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every option there is, but for those of {@link SamplingOptions}. Those of the OpenTelemetry
 * specification keep its names and meanings (Environment Variable Specification; OTLP Exporter
 * Configuration).
 */
public final class Options {
  /** Whether the agent does anything at all. */
  public static final Option<Boolean> ENABLED = flag("hindcast.enabled", true);

  /** A properties file with options. */
  public static final Option<String> CONFIG =
      new Option<>("hindcast.config", OptionType.TEXT, null, "no file");

  /** Whether to say more, with stack traces. */
  public static final Option<Boolean> DEBUG = flag("hindcast.debug", false);

  /** How long the JVM's end may wait for what was recorded to be sent. */
  public static final Option<Duration> SHUTDOWN_TIMEOUT =
      new Option<>("hindcast.shutdown.timeout", OptionType.DURATION, Duration.ofSeconds(2));

  /** The specification's way to say that the agent is not to do anything. */
  public static final Option<Boolean> SDK_DISABLED = flag("otel.sdk.disabled", false);

  /** The service's name. */
  public static final Option<String> SERVICE_NAME =
      new Option<>("otel.service.name", OptionType.TEXT, null, "the name of the jar or main class");

  /** Attributes of the resource. */
  public static final Option<Map<String, String>> RESOURCE_ATTRIBUTES =
      new Option<>("otel.resource.attributes", OptionType.PAIRS, Map.of());

  /** What context is read and written. */
  public static final Option<List<String>> PROPAGATORS =
      new Option<>(
          "otel.propagators",
          OptionType.listOf("tracecontext", "baggage", "none"),
          List.of("tracecontext", "baggage"));

  /** Where traces go. */
  public static final Option<List<String>> TRACES_EXPORTER =
      new Option<>(
          "otel.traces.exporter", OptionType.listOf("otlp", "console", "none"), List.of("otlp"));

  /** Where metrics go. */
  public static final Option<List<String>> METRICS_EXPORTER =
      new Option<>(
          "otel.metrics.exporter",
          OptionType.listOf("otlp", "prometheus", "none"),
          List.of("otlp"));

  /** How often metrics are sent. */
  public static final Option<Duration> METRIC_EXPORT_INTERVAL =
      new Option<>(
          "otel.metric.export.interval", OptionType.POSITIVE_DURATION, Duration.ofSeconds(60));

  /** How long sending them may take. */
  public static final Option<Duration> METRIC_EXPORT_TIMEOUT =
      new Option<>(
          "otel.metric.export.timeout", OptionType.POSITIVE_DURATION, Duration.ofSeconds(30));

  /** Whether data points name traces. */
  public static final Option<String> METRICS_EXEMPLAR_FILTER =
      new Option<>(
          "otel.metrics.exemplar.filter",
          OptionType.oneOf("trace_based", "always_off"),
          "trace_based");

  /** Since when data points sent by OTLP are sums. */
  public static final Option<String> METRICS_TEMPORALITY =
      new Option<>(
          "otel.exporter.otlp.metrics.temporality.preference",
          OptionType.oneOf("cumulative", "delta", "lowmemory"),
          "cumulative");

  /** Where Prometheus finds metrics: the host. */
  public static final Option<String> PROMETHEUS_HOST =
      new Option<>("otel.exporter.prometheus.host", OptionType.TEXT, "localhost");

  /** Where Prometheus finds metrics: the port. */
  public static final Option<Integer> PROMETHEUS_PORT =
      new Option<>("otel.exporter.prometheus.port", OptionType.number(0, 65_535), 9464);

  /** How many sets of attributes an instrument may have. */
  public static final Option<Integer> METRICS_MAX_SERIES =
      new Option<>("hindcast.metrics.max-series", OptionType.number(10, 1_000_000), 2000);

  /** Where evidence waits for a collector that is away. */
  public static final Option<File> SPOOL_DIRECTORY =
      new Option<>("hindcast.spool.directory", OptionType.DIRECTORY, null, "no spool");

  /** How much of it. */
  public static final Option<Long> SPOOL_BYTES =
      new Option<>("hindcast.spool.bytes", OptionType.BYTES, 64L << 20);

  /** From when on a wait for a database connection is a span. */
  public static final Option<Duration> JDBC_WAIT_SPAN_THRESHOLD =
      new Option<>("hindcast.jdbc.wait-span-threshold", OptionType.DURATION, Duration.ofMillis(10));

  /** Which parameters of statements are not shown, beside those that never are. */
  public static final Option<List<String>> JDBC_PARAMETERS_REDACT =
      new Option<>("hindcast.jdbc.parameters.redact", new RedactionRulesType(), List.of());

  /** OTLP: where to. */
  public static final OtlpOption<URI> OTLP_ENDPOINT =
      new OtlpOption<>(
          "endpoint",
          OptionType.ENDPOINT,
          null,
          "http://localhost:4318, over gRPC http://localhost:4317");

  /** OTLP: the transport. */
  public static final OtlpOption<String> OTLP_PROTOCOL =
      new OtlpOption<>(
          "protocol",
          OptionType.oneOf("http/protobuf", "grpc"),
          null,
          "http/protobuf, or grpc where the endpoint's port is 4317");

  /** OTLP: headers of each request. */
  public static final OtlpOption<Map<String, String>> OTLP_HEADERS =
      new OtlpOption<>("headers", OptionType.PAIRS, Map.of(), "no headers");

  /** OTLP: how long a request may take. */
  public static final OtlpOption<Duration> OTLP_TIMEOUT =
      new OtlpOption<>("timeout", OptionType.POSITIVE_DURATION, Duration.ofSeconds(10), "10s");

  /** OTLP: how bodies are compressed. */
  public static final OtlpOption<String> OTLP_COMPRESSION =
      new OtlpOption<>("compression", OptionType.oneOf("gzip", "none"), "none", "none");

  /** OTLP: whom to trust, as PEM. */
  public static final OtlpOption<File> OTLP_CERTIFICATE =
      new OtlpOption<>(
          "certificate", OptionType.READABLE_FILE, null, "the authorities that the JVM trusts");

  /** OTLP: the client's private key for mutual TLS, as PEM. */
  public static final OtlpOption<File> OTLP_CLIENT_KEY =
      new OtlpOption<>("client.key", OptionType.READABLE_FILE, null, "no client certificate");

  /** OTLP: the client's certificate chain for mutual TLS, as PEM. */
  public static final OtlpOption<File> OTLP_CLIENT_CERTIFICATE =
      new OtlpOption<>(
          "client.certificate", OptionType.READABLE_FILE, null, "no client certificate");

  /** Our own options, all of them: any other {@code hindcast.} name is a mistake. */
  static final List<Option<?>> OWN = own();

  private Options() {}

  private static List<Option<?>> own() {
    List<Option<?>> own = new ArrayList<>();
    own.add(ENABLED);
    own.add(CONFIG);
    own.add(DEBUG);
    own.add(SHUTDOWN_TIMEOUT);
    own.add(METRICS_MAX_SERIES);
    own.add(SPOOL_DIRECTORY);
    own.add(SPOOL_BYTES);
    own.add(JDBC_WAIT_SPAN_THRESHOLD);
    own.add(JDBC_PARAMETERS_REDACT);
    own.addAll(SamplingOptions.LIVE);
    own.addAll(SamplingOptions.AT_START);
    return List.copyOf(own);
  }

  /** Whether an instrumentation is woven. */
  public static Option<Boolean> instrumentationEnabled(String instrumentation) {
    return flag("hindcast.instrumentation." + instrumentation + ".enabled", true);
  }

  private static Option<Boolean> flag(String name, boolean fallback) {
    return new Option<>(name, OptionType.BOOLEAN, fallback);
  }

  /** The same of one that may be off by default. */
  public static Option<Boolean> instrumentationEnabled(String instrumentation, boolean byDefault) {
    return flag(instrumentationEnabled(instrumentation).name(), byDefault);
  }

  /**
   * An option of OTLP, which each signal may have a value of its own for.
   *
   * @param suffix what stands behind {@code otel.exporter.otlp.} and, for traces, {@code
   *     otel.exporter.otlp.traces.}
   * @param type how its text is read
   * @param fallback its value where neither is set; null where there is none
   * @param whenUnset what happens where neither is set, for a person
   */
  public record OtlpOption<T>(
      String suffix, OptionType<T> type, @Nullable T fallback, String whenUnset) {
    /** The value for all signals. */
    public Option<T> general() {
      return new Option<>("otel.exporter.otlp." + suffix, type, fallback, whenUnset);
    }

    /** The value for a signal ({@code traces}, {@code metrics}), which goes before the general. */
    public Option<T> of(String signal) {
      return new Option<>(
          "otel.exporter.otlp." + signal + "." + suffix,
          type,
          null,
          "what " + general().name() + " says");
    }
  }
}
