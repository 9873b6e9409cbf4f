package io.hindcast.smoke.sampling;

import io.hindcast.smoke.collector.ReceivedSpan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Each class of failure keeps at least one trace of every second in which it has some, however many
 * classes there are and however busy the others; and one that takes all of the rest keeps to the
 * budget.
 */
final class FairShares {
  /** Traces a second; the default. */
  private static final double BUDGET = 50;

  /** Two windows lie between two traces at most, and a decision may come late. */
  private static final long FARTHEST_MILLIS = 3_000;

  /** The windows at both ends are of a phase in part only. */
  private static final double ENDS = 2;

  private FairShares() {}

  static List<String> wrong(Played played) {
    Sentences wrong = new Sentences();
    Map<FailureClass, KeptTimes> kept = kept(played);
    played
        .failures()
        .forEach(
            (one, failures) -> {
              KeptTimes its = kept.getOrDefault(one, new KeptTimes());
              check(one, failures, its, played.length().keptSeconds(), wrong);
            });
    long evidence = evidenceOfCascade(played);
    double most = BUDGET * (played.seconds(Phase.CASCADE) + ENDS);
    if (!(evidence <= most)) {
      wrong.add("evidence in the cascade: " + evidence + " traces, where " + most + " may be");
    }
    return wrong.all();
  }

  /**
   * A failure competes with those of its second, and one of its class stays. Held against the load
   * and not against the time: where the services stand still there is nothing to be kept.
   */
  private static void check(
      FailureClass one, Failures failures, KeptTimes kept, double keptSeconds, Sentences wrong) {
    if (kept.count() < keptSeconds * failures.seconds()) {
      wrong.add(one + ": " + kept.count() + " of " + failures.seconds() + " seconds");
    }
    long alone =
        failures.times().stream().filter(time -> !kept.hasNear(time, FARTHEST_MILLIS)).count();
    if (alone > 0) {
      wrong.add(one + ": " + alone + " have none within " + FARTHEST_MILLIS + " ms that was kept");
    }
  }

  private static Map<FailureClass, KeptTimes> kept(Played played) {
    Map<FailureClass, KeptTimes> kept = new TreeMap<>();
    for (ReceivedRequest request : played.arrived()) {
      for (FailureClass one : Asked.of(request.number()).failures()) {
        for (ReceivedSpan root : request.localRoots()) {
          if (root.service().equals(one.service())) {
            kept.computeIfAbsent(one, key -> new KeptTimes()).add(root.endNanos() / 1_000_000);
          }
        }
      }
    }
    return kept;
  }

  private static long evidenceOfCascade(Played played) {
    return played.arrived().stream()
        .filter(request -> Phase.of(request.number()) == Phase.CASCADE)
        .filter(request -> request.hasPartOf(Asked.FRONT) && !request.isInBaseline())
        .count();
  }
}
