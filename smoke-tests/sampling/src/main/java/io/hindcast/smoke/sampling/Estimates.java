package io.hindcast.smoke.sampling;

import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.sampling.application.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the baseline says of how many requests there were, by service and route. */
final class Estimates {
  private Estimates() {}

  static List<String> wrong(Played played) {
    Sentences wrong = new Sentences();
    for (Estimate estimate : of(played)) {
      if (!estimate.isRight()) {
        wrong.add(estimate.toString());
      }
    }
    return wrong.all();
  }

  static List<Estimate> of(Played played) {
    Map<String, Estimate> estimates = new TreeMap<>();
    RequestCounts.ofRoutes(played)
        .forEach((route, truth) -> estimates.put(route, Estimate.of(route, truth)));
    // One order in two hundred asks for one: too few are in the baseline to say anything.
    estimates.remove(Asked.BACK + " " + Route.DISCOUNTS.path());
    Map<String, Double> largest = new HashMap<>();
    for (ReceivedRequest request : played.arrived()) {
      for (ReceivedSpan root : request.localRoots()) {
        Weight.of(root)
            .ifPresent(
                weight -> {
                  largest.merge(root.service(), weight, Math::max);
                  estimates.computeIfPresent(
                      root.service() + " " + root.text("http.route"),
                      (route, estimate) -> estimate.plus(weight));
                });
      }
    }
    return estimates.values().stream()
        .map(estimate -> estimate.beside(largest.getOrDefault(estimate.service(), 1.0)))
        .toList();
  }
}
