package io.hindcast.smoke.faults;

import java.util.Locale;

/** What the table says of each scenario. */
enum Column {
  REQUESTS("requests"),
  ANSWERED("answered"),
  P50_WITHOUT("p50 without, ms"),
  P50_WITH("p50 with, ms"),
  P99_WITHOUT("p99 without, ms"),
  P99_WITH("p99 with, ms"),
  EVIDENCE_LOST("anomalous traces lost"),
  COUNTED("spans lost, counted"),
  MISSING("spans missing"),
  AGAIN("spans twice"),
  CAUGHT_UP("caught up in, s"),
  ENDED("ended in, s");

  static final String NOTHING = "–";

  private final String label;

  Column(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  String of(Row.Result result) {
    Played played = result.played();
    return switch (this) {
      case REQUESTS -> Integer.toString(played.asked());
      case ANSWERED -> Integer.toString(played.answered().cardinality());
      case P50_WITHOUT -> millis(result.control().p50());
      case P50_WITH -> millis(played.latency().p50());
      case P99_WITHOUT -> millis(result.control().p99());
      case P99_WITH -> millis(played.latency().p99());
      case EVIDENCE_LOST -> Integer.toString(played.evidenceLost().cardinality());
      case COUNTED -> counted(played);
      case MISSING -> Integer.toString(played.missing().cardinality());
      case AGAIN -> Integer.toString(played.arrivedAgain());
      case CAUGHT_UP -> seconds(played.caughtUp());
      case ENDED -> seconds(played.ended());
    };
  }

  /** A killed process says nothing; one without the line of all counters, some of it. */
  private static String counted(Played played) {
    if (!played.isCounted()) {
      return NOTHING;
    }
    return (played.counts().complete() ? "" : "≥ ") + played.counts().allLost();
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String seconds(double value) {
    return Double.isNaN(value) ? NOTHING : String.format(Locale.ROOT, "%.1f", value);
  }
}
