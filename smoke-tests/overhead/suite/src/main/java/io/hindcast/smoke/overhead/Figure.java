package io.hindcast.smoke.overhead;

/** What is read from outside of a process, and in which unit it is written down. */
enum Figure {
  CLASSES("classes loaded until the first answer", "", 0),
  STARTUP_CPU("CPU until the first answer", "s", 2),
  STARTUP_WALL("wall time until the first answer", "s", 2),
  FIRST_MINUTE_CPU("CPU in the first 60 s, 10 requests/s", "s", 2),
  REQUEST_CPU("CPU per request, fixed rate", "µs", 0),
  REQUEST_ALLOCATED("allocated per request", "KB", 1),
  P50("p50 at fixed rate", "ms", 2),
  P99("p99 at fixed rate", "ms", 2),
  P999("p99.9 at fixed rate", "ms", 2),
  SATURATED_THROUGHPUT("throughput at saturation", "requests/s", 0),
  SATURATED_CPU("CPU per request at saturation", "µs", 0),
  RSS("resident under load", "MB", 0),
  HEAP("heap after GC", "MB", 1),
  METASPACE("metaspace after GC", "MB", 1),
  THREADS("threads", "", 0),
  JAR("agent's jar", "MB", 1),
  SPANS_PER_REQUEST("spans per request", "", 2),
  SPANS_PER_SECOND("queries a second that were reached", "", 0),
  SPANS_RECEIVED("spans received", "", 0),
  SPANS_LOST("spans lost", "", 0);

  private final String label;
  private final String unit;
  private final int decimals;

  Figure(String label, String unit, int decimals) {
    this.label = label;
    this.unit = unit;
    this.decimals = decimals;
  }

  String label() {
    return label;
  }

  String unit() {
    return unit;
  }

  String format(double value) {
    return ("%,." + decimals + "f").formatted(value) + (unit.isEmpty() ? "" : " " + unit);
  }

  /** Whether the ratio to no agent says something; a count of an agent's own does not have one. */
  boolean isCompared() {
    return switch (this) {
      case JAR, SPANS_PER_REQUEST, SPANS_RECEIVED, SPANS_LOST -> false;
      default -> true;
    };
  }
}
