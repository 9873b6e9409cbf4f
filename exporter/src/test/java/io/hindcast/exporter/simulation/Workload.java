package io.hindcast.exporter.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes the requests of a service, a tenth of a second after the other. */
final class Workload {
  static final long STEP_NANOS = 100_000_000;
  static final int STEPS_A_SECOND = 10;

  private static final long SLOW_NANOS = 1_500_000_000L;
  private static final long TIMEOUT_NANOS = 2_000_000_000L;

  /** Slow for its route, and less than a second for all but the slowest one. */
  private static final int SLOWER_THAN_MEDIAN = 12;

  /** Of the logarithm of durations: one in a hundred takes two and a half times the median. */
  private static final double SPREAD = 0.4;

  private static final long RANDOM_BITS = 0x00ff_ffff_ffff_ffffL;

  private final List<SimulatedRoute> routes = SimulatedRoute.all();
  private final double[] upTo = new double[routes.size()];
  private final Random random;
  private long nextId = SimulatedRequest.MOST_SPANS;

  Workload(long seed) {
    random = new Random(seed);
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += routes.get(i).rate();
      upTo[i] = sum;
    }
  }

  List<SimulatedRoute> routes() {
    return routes;
  }

  /** The requests that end in a step, in that order. */
  List<SimulatedRequest> step(Phase phase, long from) {
    // The route of the burst is the last one.
    double rate = upTo[phase == Phase.BURST ? SimulatedRoute.BURST : SimulatedRoute.BURST - 1];
    int count = poisson(rate / STEPS_A_SECOND);
    List<SimulatedRequest> requests = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      requests.add(request(phase, rate, from + STEP_NANOS * i / count));
    }
    return requests;
  }

  private SimulatedRequest request(Phase phase, double rate, long end) {
    SimulatedRoute route = route(random.nextDouble() * rate);
    Anomaly anomaly = phase == Phase.CASCADE ? Anomaly.ERROR : anomaly(random.nextDouble());
    long id = nextId;
    nextId += SimulatedRequest.MOST_SPANS;
    long randomness = random.nextLong() & RANDOM_BITS;
    return new SimulatedRequest(
        route, anomaly, id, end, duration(route, anomaly, phase), randomness, phase);
  }

  private SimulatedRoute route(double point) {
    int at = 0;
    while (upTo[at] <= point) {
      at++;
    }
    return routes.get(at);
  }

  private static Anomaly anomaly(double point) {
    double from = 0;
    for (Anomaly anomaly : Anomaly.values()) {
      from += anomaly.share();
      if (point < from) {
        return anomaly;
      }
    }
    return Anomaly.NONE;
  }

  private long duration(SimulatedRoute route, Anomaly anomaly, Phase phase) {
    double usual = route.medianNanos() * Math.exp(SPREAD * random.nextGaussian());
    return switch (anomaly) {
      case SLOW -> SLOW_NANOS + (long) usual;
      case SLOW_ROUTE -> SLOWER_THAN_MEDIAN * route.medianNanos();
      case ERROR -> phase == Phase.CASCADE ? TIMEOUT_NANOS : (long) usual;
      default -> (long) usual;
    };
  }

  /** Of many it is as good as normal. */
  private int poisson(double mean) {
    return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
  }
}
