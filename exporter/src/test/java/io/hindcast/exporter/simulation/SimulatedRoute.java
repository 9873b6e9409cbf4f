package io.hindcast.exporter.simulation;

import java.net.SocketTimeoutException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of request.
 *
 * @param number its place in {@link #all}
 * @param name the first segment of its path
 * @param rate requests a second; of the one that comes in a burst while that lasts
 * @param medianNanos what half of its requests take less than
 * @param statements how many statements each of them executes
 * @param peer another service that each of them calls; null for none
 * @param failure what its calls fail with where they do
 */
record SimulatedRoute(
    int number,
    String name,
    double rate,
    long medianNanos,
    int statements,
    @Nullable String peer,
    Exception failure) {

  /** Routes of a service that is busy, the first ones by far the most. */
  static final int BUSY = 30;

  /** Routes that are used once in ten seconds each. */
  static final int QUIET = 10;

  /** The one that is used in a burst only. */
  static final int BURST = BUSY + QUIET;

  private static final double BUSY_RATE = 1_500;
  private static final double QUIET_RATE = 0.1;
  private static final double BURST_RATE = 6_000;

  /** A service's routes by their number. */
  static List<SimulatedRoute> all() {
    double[] weights = new double[BUSY];
    double sum = 0;
    for (int i = 0; i < BUSY; i++) {
      weights[i] = Math.pow(i + 1, -1.2);
      sum += weights[i];
    }
    List<SimulatedRoute> routes = new ArrayList<>();
    for (int i = 0; i < BUSY; i++) {
      routes.add(route(i, BUSY_RATE * weights[i] / sum));
    }
    for (int i = BUSY; i < BUSY + QUIET; i++) {
      routes.add(route(i, QUIET_RATE));
    }
    routes.add(route(BURST, BURST_RATE));
    return routes;
  }

  private static SimulatedRoute route(int number, double rate) {
    // Letters: a segment with a digit would count as an id.
    String name = "area" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    String peer = number % 4 == 0 ? "stock-" + number % 3 : null;
    return new SimulatedRoute(
        number,
        name,
        rate,
        (5 + 2 * number) * 1_000_000L,
        1 + number % 3,
        peer,
        peer == null ? new SQLTimeoutException("late") : new SocketTimeoutException("late"));
  }

  String method() {
    return number % 5 == 0 ? "POST" : "GET";
  }

  String template() {
    return "/" + name + "/{id}";
  }
}
