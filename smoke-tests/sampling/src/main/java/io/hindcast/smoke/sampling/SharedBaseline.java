package io.hindcast.smoke.sampling;

import io.hindcast.smoke.collector.ReceivedSpan;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is in the baseline of one service is in that of the other: the trace is whole, a tree, and
 * stands for as many requests in both.
 */
final class SharedBaseline {
  private SharedBaseline() {}

  static List<String> wrong(Played played) {
    Sentences wrong = new Sentences();
    long overBoth = 0;
    for (ReceivedRequest request : played.arrived()) {
      if (request.isInBaseline()) {
        Asked asked = Asked.of(request.number());
        check(asked, request, wrong);
        overBoth += asked.calls().isEmpty() ? 0 : 1;
      }
    }
    if (overBoth == 0) {
      wrong.add("no trace over both services is in the baseline");
    }
    return wrong.all();
  }

  private static void check(Asked asked, ReceivedRequest request, Sentences wrong) {
    Set<String> missing = new TreeSet<>(asked.spans());
    request.spans().forEach(missing::remove);
    if (!missing.isEmpty()) {
      wrong.add(asked.target() + " is in the baseline and lacks " + missing);
    } else if (!request.isTree()) {
      wrong.add(asked.target() + " is in the baseline and no tree: " + request.spans());
    }
    Set<String> weights = new TreeSet<>();
    for (ReceivedSpan span : request.received()) {
      OptionalDouble weight = Weight.of(span);
      weights.add(weight.isPresent() ? Double.toString(weight.getAsDouble()) : "none");
    }
    if (weights.size() > 1) {
      wrong.add(asked.target() + " has several weights: " + weights);
    }
  }
}
