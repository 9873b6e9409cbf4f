package io.hindcast.smoke.sampling;

import java.util.TreeSet;

/** When those traces of a class ended that were kept, in milliseconds since the epoch. */
final class KeptTimes {
  private final TreeSet<Long> epochMillis = new TreeSet<>();
  private int count;

  void add(long ended) {
    epochMillis.add(ended);
    count++;
  }

  /** How many there are: several may end at one time. */
  int count() {
    return count;
  }

  /** Whether one ended near a time. */
  boolean hasNear(long time, long farthest) {
    return !epochMillis.subSet(time - farthest, true, time + farthest, true).isEmpty();
  }
}
