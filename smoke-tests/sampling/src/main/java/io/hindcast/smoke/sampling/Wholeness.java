package io.hindcast.smoke.sampling;

import io.hindcast.smoke.collector.ReceivedSpan;
import java.util.ArrayList;
import java.util.List;

/** Every anomaly that there is room for arrives with all its spans, and says why. */
final class Wholeness {
  private Wholeness() {}

  static List<String> wrong(Played played) {
    Sentences wrong = new Sentences();
    List<Asked> promised = promised(played);
    if (promised.isEmpty()) {
      wrong.add("nothing has happened that had to arrive");
    }
    for (Asked asked : promised) {
      check(asked, played.received(asked), wrong);
    }
    return wrong.all();
  }

  static List<Asked> promised(Played played) {
    return played.asked().filter(Asked::isPromised).toList();
  }

  private static void check(Asked asked, ReceivedRequest request, Sentences wrong) {
    List<String> missing = new ArrayList<>(asked.evidence());
    missing.removeAll(request.spans());
    if (!missing.isEmpty()) {
      wrong.add(asked.target() + " in " + asked.phase() + " lacks " + missing);
      return;
    }
    if (!request.isTree()) {
      wrong.add(asked.target() + " in " + asked.phase() + " is no tree: " + request.spans());
    }
    for (ReceivedSpan root : request.localRoots()) {
      String reason =
          root.service().equals(Asked.FRONT) ? asked.reasonInFront() : asked.reasonBehind();
      if (asked.evidence().contains(ReceivedRequest.name(root))
          && !KeepReasons.of(root).contains(reason)) {
        wrong.add(asked.target() + " was kept for " + KeepReasons.of(root) + ", not " + reason);
      }
    }
  }
}
