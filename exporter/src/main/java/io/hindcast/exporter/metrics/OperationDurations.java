package io.hindcast.exporter.metrics;

import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.otlp.Attempts;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code otel.sdk.exporter.operation.duration} (OpenTelemetry semantic conventions, "SDK metrics"):
 * how long the collector takes to answer, and how often it does not. Each attempt counts, not each
 * request: one may wait in the spool for hours, and for another process. Thread safe.
 */
public final class OperationDurations {
  private static final double NANOS = 1e9;

  /** The conventions advise none; those of HTTP requests, of which this is one. */
  private static final List<Double> BOUNDARIES =
      List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  /** Null until somebody collects metrics, which may be never. */
  private volatile @Nullable DoubleHistogram histogram;

  /** Measures from now on. */
  void register(Meter meter) {
    histogram =
        meter
            .histogramBuilder("otel.sdk.exporter.operation.duration")
            .setUnit("s")
            .setDescription("Time of one attempt to export a batch.")
            .setExplicitBucketBoundariesAdvice(BOUNDARIES)
            .build();
  }

  /**
   * Those of one exporter.
   *
   * @param exporterType value of {@code otel.component.type}
   */
  public Attempts of(String exporterType, OtlpSettings settings) {
    return new OfExporter(attributes(exporterType, settings));
  }

  private static Attributes attributes(String exporterType, OtlpSettings settings) {
    AttributesBuilder attributes =
        Attributes.builder()
            .put("otel.component.name", exporterType + "/0")
            .put("otel.component.type", exporterType);
    try {
      // A URI knows no host with an underscore.
      URL url = settings.endpoint().toURL();
      int port = url.getPort();
      attributes
          .put("server.address", url.getHost())
          .put("server.port", (long) (port < 0 ? url.getDefaultPort() : port));
    } catch (MalformedURLException unknown) {
      // Then the sender can't set up a connection either, and says so.
    }
    return attributes.build();
  }

  private final class OfExporter implements Attempts {
    private final Attributes exporter;

    OfExporter(Attributes exporter) {
      this.exporter = exporter;
    }

    @Override
    public void made(long nanos, @Nullable String error) {
      DoubleHistogram measured = histogram;
      if (measured != null) {
        measured.record(
            nanos / NANOS,
            error == null ? exporter : exporter.toBuilder().put(ERROR, error).build(),
            Context.root());
      }
    }
  }
}
