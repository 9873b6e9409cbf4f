package io.hindcast.smoke.sampling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Those of one class, by when they were answered. Owned by whoever notes them. */
final class Failures {
  private final List<Long> epochMillis = new ArrayList<>();

  void add(long answered) {
    epochMillis.add(answered);
  }

  int count() {
    return epochMillis.size();
  }

  /** In milliseconds since the epoch. */
  List<Long> times() {
    return Collections.unmodifiableList(epochMillis);
  }

  /** In how many different seconds there were some. */
  int seconds() {
    Set<Long> seconds = new TreeSet<>();
    epochMillis.forEach(time -> seconds.add(time / 1_000));
    return seconds.size();
  }
}
