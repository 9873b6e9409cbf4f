package io.hindcast.exporter.evidence;

/** What is remembered of one route. Owned by one thread. */
final class RouteHistory {
  /** The different paths of a route that starts being used are no event. */
  static final int PATHS_AT_ONCE = 20;

  /** A route whose requests all differ must not tell of each: so often it may say "rare". */
  static final long PATH_NANOS = 10_000_000_000L;

  private final SlowRoute durations = new SlowRoute();
  private final Allowance newPaths;
  private long lastSeen;

  RouteHistory(long now) {
    newPaths = new Allowance(PATHS_AT_ONCE, PATH_NANOS, now);
    lastSeen = now;
  }

  SlowRoute durations() {
    return durations;
  }

  /** How many paths of the route may be told as new ones. */
  Allowance newPaths() {
    return newPaths;
  }

  void seen(long now) {
    lastSeen = now;
  }

  long lastSeen() {
    return lastSeen;
  }
}
