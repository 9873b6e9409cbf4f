package io.hindcast.smoke.sampling;

import io.hindcast.smoke.collector.ReceivedSpan;
import java.util.List;

/**
 * A span of the baseline says for how many it stands, one that is there only for what happened says
 * that it stands for none, and the reasons of their local roots say the same.
 */
final class Weightlessness {
  private Weightlessness() {}

  static List<String> wrong(Played played) {
    Sentences wrong = new Sentences();
    long weightless = 0;
    for (ReceivedRequest request : played.arrived()) {
      for (ReceivedSpan span : request.received()) {
        boolean weighed = Weight.of(span).isPresent();
        weightless += weighed ? 0 : 1;
        Object count = span.attributes().get("hindcast.adjusted_count");
        boolean none = count instanceof Long number && number == 0;
        if (weighed ? count != null : !none) {
          wrong.add(
              ReceivedRequest.name(span)
                  + " has the adjusted count "
                  + count
                  + " and the tracestate "
                  + span.traceState());
        }
      }
      for (ReceivedSpan root : request.localRoots()) {
        List<String> reasons = KeepReasons.of(root);
        boolean weighed = Weight.of(root).isPresent();
        if (reasons.isEmpty() || reasons.contains(KeepReasons.BASELINE) != weighed) {
          wrong.add(
              ReceivedRequest.name(root)
                  + " was kept for "
                  + reasons
                  + " and has the tracestate "
                  + root.traceState());
        }
      }
    }
    if (weightless == 0) {
      wrong.add("nothing has arrived for what happened in it alone");
    }
    return wrong.all();
  }
}
