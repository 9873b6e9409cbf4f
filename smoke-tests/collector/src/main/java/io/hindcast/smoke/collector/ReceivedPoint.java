package io.hindcast.smoke.collector;

import java.util.List;
import java.util.Map;

/**
 * One data point of a metric as it came over the wire.
 *
 * @param count how many measurements a histogram's point holds; 0 for other kinds
 * @param value a histogram's sum, otherwise the number itself
 * @param exemplars trace ids in lower-case hex
 */
public record ReceivedPoint(
    String service,
    String metric,
    Map<String, Object> attributes,
    long count,
    double value,
    List<String> exemplars) {

  /** What tells its series from all others. */
  Object series() {
    return List.of(service, metric, attributes);
  }
}
