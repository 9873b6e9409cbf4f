package io.hindcast.exporter.simulation;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a contestant has kept of what there was. */
final class Score {
  /** Of an anomaly or a route. */
  private static final class Tally {
    long all;
    long kept;

    /** What those that were kept stand for. */
    double weight;

    /** Of that, whatever was kept: the sum of (1 - p) / p over all that arrived. */
    double variance;
  }

  private final Map<Anomaly, Tally> ordinary = new EnumMap<>(Anomaly.class);
  private final Tally[] routes;
  private final Set<Long> failures = new HashSet<>();
  private final Set<Long> keptFailures = new HashSet<>();
  private final int[] keptBySecond;
  private long requests;
  private long kept;

  Score(List<SimulatedRoute> all, int seconds) {
    routes = new Tally[all.size()];
    for (int i = 0; i < routes.length; i++) {
      routes[i] = new Tally();
    }
    for (Anomaly anomaly : Anomaly.values()) {
      ordinary.put(anomaly, new Tally());
    }
    keptBySecond = new int[seconds];
  }

  /**
   * There is a request.
   *
   * @param probability with which it is in the unbiased sample; 0 where there is none
   */
  void arrived(SimulatedRequest request, double probability) {
    requests++;
    Tally route = routes[request.route().number()];
    route.all++;
    route.variance += (1 - probability) / probability;
    if (request.phase().isOrdinary()) {
      tally(request.anomaly()).all++;
    }
    if (request.phase() == Phase.CASCADE) {
      failures.add(failure(request));
    }
  }

  /**
   * A request was kept.
   *
   * @param weight how many it stands for; 0 for none but itself
   */
  void kept(SimulatedRequest request, double weight) {
    kept++;
    keptBySecond[request.second()]++;
    Tally route = routes[request.route().number()];
    route.kept++;
    route.weight += weight;
    if (request.phase().isOrdinary()) {
      tally(request.anomaly()).kept++;
    }
    if (request.phase() == Phase.CASCADE) {
      keptFailures.add(failure(request));
    }
  }

  private Tally tally(Anomaly anomaly) {
    Tally tally = ordinary.get(anomaly);
    if (tally == null) {
      throw new IllegalStateException("no tally for " + anomaly);
    }
    return tally;
  }

  /** A class of failure within a second. */
  private static long failure(SimulatedRequest request) {
    return (long) request.failureClass() << 32 | request.second();
  }

  long requests() {
    return requests;
  }

  long kept() {
    return kept;
  }

  /** How many requests were so, in ordinary times. */
  long all(Anomaly anomaly) {
    return tally(anomaly).all;
  }

  /** Which part of them was kept. */
  double captured(Anomaly anomaly) {
    Tally tally = tally(anomaly);
    return (double) tally.kept / tally.all;
  }

  /** Of the classes of failure of each second of the cascade, how many kept a trace at least. */
  double failuresShown() {
    return (double) keptFailures.size() / failures.size();
  }

  /** How many traces were kept in some seconds, a second. */
  double keptASecond(int from, int to) {
    long sum = 0;
    for (int second = from; second < to; second++) {
      sum += keptBySecond[second];
    }
    return (double) sum / (to - from);
  }

  int mostKeptInASecond() {
    int most = 0;
    for (int each : keptBySecond) {
      most = Math.max(most, each);
    }
    return most;
  }

  /** How many requests there were by what was kept, over how many there were, less one. */
  double error() {
    double weight = 0;
    for (Tally route : routes) {
      weight += route.weight;
    }
    return weight / requests - 1;
  }

  /** By how many standard deviations the estimate for all requests is wrong. */
  double deviation() {
    double difference = -requests;
    double variance = 0;
    for (Tally route : routes) {
      difference += route.weight;
      variance += route.variance;
    }
    return difference / Math.sqrt(variance);
  }

  /** The same for a route; 0 where nothing was estimated and nothing is wrong. */
  double deviation(SimulatedRoute one) {
    Tally route = routes[one.number()];
    double difference = route.weight - route.all;
    return difference == 0 ? 0 : difference / Math.sqrt(route.variance);
  }

  /** How many routes have a trace that stands for its kind. */
  int routesShown() {
    int shown = 0;
    for (Tally route : routes) {
      shown += route.weight > 0 ? 1 : 0;
    }
    return shown;
  }
}
