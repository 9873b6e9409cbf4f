package io.hindcast.smoke.sampling;

import io.hindcast.smoke.collector.ReceivedPoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Of each class of failure, what was not kept is counted: all of it, and nothing else. */
final class DroppedCounts {
  private DroppedCounts() {}

  static List<String> wrong(Played played) {
    Sentences wrong = new Sentences();
    Map<FailureClass, Long> kept = kept(played);
    Map<FailureClass, Long> dropped = dropped(played, wrong);
    TreeSet<FailureClass> all = new TreeSet<>(played.failures().keySet());
    all.addAll(dropped.keySet());
    for (FailureClass one : all) {
      Failures failures = played.failures().get(one);
      long happened = failures == null ? 0 : failures.count();
      long stayed = kept.getOrDefault(one, 0L);
      long gone = dropped.getOrDefault(one, 0L);
      if (stayed + gone != happened) {
        wrong.add(
            one + ": " + happened + " happened, " + stayed + " were kept, " + gone + " counted");
      }
    }
    if (dropped.isEmpty()) {
      wrong.add("nothing is counted, so there was room for everything");
    }
    return wrong.all();
  }

  /** How many arrived, whether for the failure or by chance. */
  static Map<FailureClass, Long> kept(Played played) {
    Map<FailureClass, Long> kept = new TreeMap<>();
    played
        .asked()
        .filter(asked -> !asked.failures().isEmpty())
        .forEach(
            asked -> {
              ReceivedRequest request = played.received(asked);
              for (FailureClass one : asked.failures()) {
                if (request.hasPartOf(one.service())) {
                  kept.merge(one, 1L, Long::sum);
                }
              }
            });
    return kept;
  }

  /** What the agents have counted; of failures. */
  static Map<FailureClass, Long> dropped(Played played, Sentences wrong) {
    Map<FailureClass, Long> dropped = new TreeMap<>();
    for (ReceivedPoint point : played.dropped()) {
      String reason = text(point, "hindcast.keep.reason");
      if (reason.isEmpty()) {
        wrong.add("there are too many classes: " + point.attributes());
      } else if (reason.equals("error")) {
        dropped.merge(
            new FailureClass(
                point.service(),
                text(point, "http.route"),
                text(point, "error.type"),
                text(point, "server.address")),
            (long) point.value(),
            Long::sum);
      }
    }
    return dropped;
  }

  private static String text(ReceivedPoint point, String key) {
    Object value = point.attributes().get(key);
    return value == null ? "" : value.toString();
  }
}
