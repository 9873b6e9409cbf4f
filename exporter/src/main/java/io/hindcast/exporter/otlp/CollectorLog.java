package io.hindcast.exporter.otlp;

import io.hindcast.exporter.Log;

/**
 * Tells people when the state of the collector changes, not when a request fails: one line a
 * change, at most one a minute. Owned by the sender's thread.
 */
final class CollectorLog {
  private static final long QUIET_NANOS = 60_000_000_000L;

  /** How the collector takes what it is sent. */
  enum State {
    /** It takes all. */
    WELL,
    /** It can't be reached, or asks to wait. */
    AWAY,
    /** It refuses, or takes only some. */
    REFUSING
  }

  private final Log log;
  private final String name;
  private State told;
  private long toldAt;
  private boolean anythingTold;

  /** A log of a collector whose state is known already, and need not be told. */
  CollectorLog(Log log, String name, State told) {
    this.log = log;
    this.name = name;
    this.told = told;
  }

  /**
   * Tells of a state if it is a new one.
   *
   * @param detail why, and what happens now
   */
  void state(State state, String detail, long now) {
    if (state == told || (anythingTold && now - toldAt < QUIET_NANOS && state != State.WELL)) {
      return;
    }
    told = state;
    toldAt = now;
    anythingTold = true;
    switch (state) {
      case WELL -> log.info("The collector " + name + " takes spans again. " + detail);
      case AWAY -> log.warn("The collector " + name + " can't take spans now: " + detail);
      case REFUSING -> log.warn("The collector " + name + " refuses spans: " + detail);
    }
  }
}
