package io.hindcast.smoke.faults;

import java.util.List;

/**
 * What scenarios ask of the jar that it does not have yet: the one place to say that it does.
 * Scenarios that can't be played without are skipped, and say so; others promise less as long as it
 * is not there. {@code -Dfaults.assume=SPOOL,FINAL_COUNTS} tries a jar that has more.
 */
enum Awaited {
  /** The options {@code hindcast.spool.directory} and {@code hindcast.spool.bytes}. */
  SPOOL(true, "the agent has no spool yet"),

  /** A request that is too large for the collector is sent again in smaller ones. */
  SPLITTING(true, "the agent does not split what the collector finds too large yet"),

  /** A collector that is back when the JVM ends is reached over gRPC at once. */
  GRPC_AT_THE_END(true, "over gRPC a channel that waits before it connects again fails the end"),

  /** One failed attempt at the end of the JVM is not the last one while there is time. */
  SECOND_CHANCE(true, "the agent gives up at the end of the JVM when one attempt fails"),

  /** The line with all counters at the end; see {@link AgentCounts}. */
  FINAL_COUNTS(true, "the agent does not print all its counters at its end yet");

  private final boolean wired;
  private final String without;

  Awaited(boolean wired, String without) {
    this.wired = wired;
    this.without = without;
  }

  boolean isThere() {
    String assumed = System.getProperty("faults.assume", "");
    return wired || List.of(assumed.split(",", -1)).contains(name());
  }

  /** For people. */
  String without() {
    return without;
  }
}
