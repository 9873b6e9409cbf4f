package io.hindcast.exporter.simulation;

/** What is wrong with a request, as the one knows who made it so. */
enum Anomaly {
  NONE("nothing", 0),
  ERROR("error", 0.000_8),
  SLOW("slow", 0.000_4),
  /** Slow for its route only. */
  SLOW_ROUTE("slow for its route", 0.000_4),
  N_PLUS_ONE("N+1", 0.000_2),
  /** Calls something that its route never called. */
  RARE("rare path", 0.000_02);

  private final String text;
  private final double share;

  Anomaly(String text, double share) {
    this.text = text;
    this.share = share;
  }

  String text() {
    return text;
  }

  /** How many of all requests are like that while all goes well. */
  double share() {
    return share;
  }
}
