package io.hindcast.exporter.render;

import java.util.List;

/** The buckets that the OpenTelemetry semantic conventions advise, in seconds. */
final class Boundaries {
  /** Of HTTP and messaging. */
  static final List<Double> REQUESTS =
      List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

  /** Of databases. */
  static final List<Double> DATABASES = List.of(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0);

  private Boundaries() {}
}
