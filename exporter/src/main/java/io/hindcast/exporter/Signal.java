package io.hindcast.exporter;

/** What OTLP carries, each kind by a service of its own. Logs would be one line more. */
public enum Signal {
  /** Spans. */
  TRACES("traces", "trace.v1.TraceService", "spans"),
  /** Data points. */
  METRICS("metrics", "metrics.v1.MetricsService", "data points");

  private final String word;
  private final String service;
  private final String items;

  Signal(String word, String service, String items) {
    this.word = word;
    this.service = service;
    this.items = items;
  }

  /** As it stands in the names of options. */
  public String word() {
    return word;
  }

  /** What is appended to the base of HTTP endpoints. */
  public String path() {
    return "v1/" + word;
  }

  /** The full name of the gRPC method. */
  public String grpcMethod() {
    return "opentelemetry.proto.collector." + service + "/Export";
  }

  /** What is counted, for a person. */
  public String items() {
    return items;
  }
}
