package io.hindcast.exporter.otlp;

import io.hindcast.exporter.Log;

/**
 * Tells people when the state of the collector changes, not when a request fails: one line a
 * change, at most one a minute. A change within that minute is told at its end, if it lasts. Owned
 * by the sender's thread.
 */
final class CollectorLog {
  static final long QUIET_NANOS = 60_000_000_000L;

  /** How the collector takes what it is sent. */
  enum State {
    /** It takes all. */
    WELL,
    /** It can't be reached, or asks to wait. */
    AWAY,
    /** As before, and what waits goes to the disk. */
    SPOOLING,
    /** It refuses, or takes only some. */
    REFUSING
  }

  private final Log log;
  private final CollectorVoices voices;
  private final String base;
  private final String name;
  private final String items;
  private State told;
  private State current;
  private String detail = "";
  private long toldAt;
  private boolean anythingTold;
  private boolean troubleTold;

  /**
   * A log of a collector whose state is known already, and need not be told.
   *
   * @param base scheme and authority, which all signals have in common
   * @param items what it is sent, for a person
   */
  CollectorLog(
      Log log, CollectorVoices voices, String base, String name, String items, State told) {
    this.log = log;
    this.voices = voices;
    this.base = base;
    this.name = name;
    this.items = items;
    this.told = told;
    this.current = told;
  }

  /**
   * Notes a state, and tells of it if it is a new one and time to.
   *
   * @param why and what happens now
   */
  void state(State state, String why, long now) {
    current = state;
    detail = why;
    tell(now);
  }

  /** Tells of a state that was held back, when it is time to. */
  void tell(long now) {
    if (restNanos(now) > 0) {
      return;
    }
    told = current;
    if (!speaks()) {
      return;
    }
    toldAt = now;
    anythingTold = true;
    switch (current) {
      case WELL -> log.info("The collector " + name + " takes " + items + " again. " + detail);
      case AWAY -> log.warn("The collector " + name + " can't take " + items + " now: " + detail);
      case SPOOLING ->
          log.warn(
              "The collector " + name + " can't take " + items + ", the spool is used: " + detail);
      case REFUSING -> log.warn("The collector " + name + " refuses " + items + ": " + detail);
    }
  }

  /** That it is away is the same for all signals, and told by one; all else is of one signal. */
  private boolean speaks() {
    boolean away = current == State.AWAY || current == State.SPOOLING;
    boolean first = away && voices.speaks(base, this);
    if (!away) {
      // Who refuses this signal for good is there: that it is away is for others to tell, then.
      voices.ends(base, this);
    }
    boolean speaks =
        switch (current) {
          case WELL -> troubleTold;
          case AWAY -> first;
          case SPOOLING, REFUSING -> true;
        };
    troubleTold = current != State.WELL && (troubleTold || speaks);
    return speaks;
  }

  /** How long there is nothing to tell of. */
  long restNanos(long now) {
    if (current == told) {
      return Long.MAX_VALUE;
    }
    return anythingTold ? Math.max(0, QUIET_NANOS - (now - toldAt)) : 0;
  }
}
