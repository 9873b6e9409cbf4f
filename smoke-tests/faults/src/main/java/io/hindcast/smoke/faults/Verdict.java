package io.hindcast.smoke.faults;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** What of a scenario's promises, and of those that hold in all of them, was not kept. */
final class Verdict {
  /** What {@code hindcast.shutdown.timeout} is without being set, and some for the JVM. */
  private static final double LONGEST_END_SECONDS = 2 + 1.5;

  private final Scenario scenario;
  private final Played played;
  private final List<String> broken = new ArrayList<>();

  private Verdict(Scenario scenario, Played played) {
    this.scenario = scenario;
    this.played = played;
  }

  /** One sentence for each that was broken; empty where all were kept. */
  static List<String> of(Scenario scenario, Played played, Latency control, Length length) {
    Verdict verdict = new Verdict(scenario, played);
    verdict.answers();
    verdict.latency(control, length);
    verdict.arrivals();
    verdict.end();
    if (played.isCounted()) {
      verdict.counts();
    }
    return List.copyOf(verdict.broken);
  }

  private void answers() {
    int answered = played.answered().cardinality();
    if (answered != played.asked()) {
      broken.add(
          "%d of %d requests were not answered, the first of the measured ones: %s"
              .formatted(played.asked() - answered, played.asked(), played.firstFailure()));
    }
  }

  private void latency(Latency control, Length length) {
    double without = control.p99();
    double with = played.latency().p99();
    if (with > without * length.ratio() && with - without > length.millis()) {
      broken.add(
          String.format(Locale.ROOT, "p99 %.1f ms, without the fault %.1f ms", with, without));
    }
  }

  private void arrivals() {
    BitSet lost = scenario.promise().of(played.missing());
    lost.andNot(played.lastMoment());
    if (!lost.isEmpty()) {
      broken.add(
          "%d traces are lost that had to arrive, %d of them anomalous; the first: %d"
              .formatted(lost.cardinality(), Evidence.of(lost).cardinality(), lost.nextSetBit(0)));
    }
    if (played.strangers() > 0) {
      broken.add(played.strangers() + " spans arrived that belong to no request");
    }
  }

  private void end() {
    if (played.ended() > LONGEST_END_SECONDS) {
      broken.add(String.format(Locale.ROOT, "the process took %.1f s to end", played.ended()));
    }
  }

  private void counts() {
    AgentCounts counts = played.counts();
    long missing = played.missing().cardinality();
    long counted = counts.allLost();
    if (counted > missing && !scenario.deceives()) {
      broken.add("the agent counts %d lost, %d are missing".formatted(counted, missing));
    }
    if (counts.complete()) {
      // Of what was spooled, some may have been taken all the same, its answer having got lost.
      if (counted + counts.spooled() < missing) {
        broken.add(
            "%d are missing, the agent counts %d lost".formatted(missing, counted)
                + (counts.spooled() > 0 ? " and %d spooled".formatted(counts.spooled()) : ""));
      }
      long seen = counts.received() + counts.lostEarly();
      if (seen != played.asked()) {
        broken.add("the agent saw %d of %d requests".formatted(seen, played.asked()));
      }
    } else {
      broken.add("the agent did not print its counters");
    }
  }
}
