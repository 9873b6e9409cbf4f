package io.hindcast.smoke.sampling;

import java.util.Locale;

/**
 * How many requests there were, as who has only the spans must think.
 *
 * @param route of a service: {@code front /orders}
 * @param truth how many there were
 * @param spans of how many spans this is said
 * @param weights the sum of what they stand for
 * @param excess the sum of weight * (weight - 1)
 * @param largest of the weights in the whole service
 */
record Estimate(
    String route, long truth, long spans, double weights, double excess, double largest) {

  /** Once in some hundred thousand the truth lies farther away by chance. */
  private static final double DEVIATIONS = 5;

  /** Of fewer nobody should say anything. */
  private static final long FEWEST = 10;

  /** Of a route of which nothing has arrived yet. */
  static Estimate of(String route, long truth) {
    return new Estimate(route, truth, 0, 0, 0, 1);
  }

  String service() {
    return route.substring(0, route.indexOf(' '));
  }

  Estimate plus(double weight) {
    return new Estimate(
        route, truth, spans + 1, weights + weight, excess + weight * (weight - 1), largest);
  }

  /** The same, where a route of the service has a span of that weight. */
  Estimate beside(double weight) {
    return new Estimate(route, truth, spans, weights, excess, Math.max(largest, weight));
  }

  /**
   * The standard deviation of the sum. Each request adds 1/p - 1 to its square, where p is its
   * probability; the mean of that is estimated, the number of requests is known. One of the largest
   * weight is added: where few have that, chance may well have left out one more of them. It is the
   * service's, since all of its routes meet a burst together: of a quiet one's few requests in it
   * chance may leave out each, and then no span of that route tells how unlikely they were.
   */
  double deviation() {
    double mean = spans == 0 ? 0 : excess / weights;
    return Math.sqrt(truth * mean + largest * (largest - 1));
  }

  boolean isRight() {
    // Where all were kept nothing is left to chance but the last bits of the sum.
    return spans >= FEWEST && Math.abs(weights - truth) <= DEVIATIONS * deviation() + 1e-6 * truth;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %.0f by the weights of %d spans, %d in truth, deviation %.0f",
        route,
        weights,
        spans,
        truth,
        deviation());
  }
}
