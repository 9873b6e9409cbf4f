package io.hindcast.smoke.sampling;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Nothing arrives but spans of what was asked for, once, and those of a request as one trace. */
final class Arrivals {
  private Arrivals() {}

  static List<String> wrong(Played played) {
    Sentences wrong = new Sentences();
    for (ReceivedRequest stranger : played.strangers()) {
      wrong.add("spans of no request: " + stranger.spans());
    }
    for (ReceivedRequest request : played.arrived()) {
      check(request, Asked.of(request.number()), wrong);
    }
    return wrong.all();
  }

  private static void check(ReceivedRequest request, Asked asked, Sentences wrong) {
    Set<String> different = new TreeSet<>(request.spans());
    if (different.size() < request.spans().size()) {
      wrong.add("arrived more than once: " + request.spans());
    }
    if (!asked.spans().containsAll(different)) {
      wrong.add(asked.target() + " has no such spans: " + different);
    }
    if (request.traceIds().size() > 1) {
      wrong.add(asked.target() + " is of several traces: " + request.traceIds());
    }
  }
}
