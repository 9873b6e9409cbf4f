package io.hindcast.exporter.spool;

import io.hindcast.exporter.Log;
import io.hindcast.exporter.trace.Clock;
import java.nio.file.Path;

/**
 * Tells people when the spool's state changes, not when something fails: one line a change, at most
 * one a minute. Guarded by the spool's lock.
 */
final class SpoolLog {
  private static final long QUIET_NANOS = 60_000_000_000L;

  private enum State {
    WELL,
    FULL,
    FAILING
  }

  private final Log log;
  private final Clock clock;
  private final String place;
  private final long maxBytes;

  private final Pace states = new Pace();
  private State told = State.WELL;

  private final Pace damages = new Pace();
  private long damagedSegments;
  private long damagedSpans;

  private boolean unreadableTold;

  SpoolLog(Path directory, long maxBytes, Log log, Clock clock) {
    this.log = log;
    this.clock = clock;
    this.place = "hindcast.spool.directory=" + directory;
    this.maxBytes = maxBytes;
  }

  /** Something could not be stored, or there is no place to. */
  void failing(Throwable failure) {
    if (changesTo(State.FAILING)) {
      log.warn(
          place
              + " can't be used now ("
              + reason(failure)
              + "): what can't be sent is kept in memory only. It is tried again.");
    }
  }

  /** Something was stored. */
  void stored() {
    if (told == State.FAILING && changesTo(State.WELL)) {
      log.info(place + " is used again.");
    }
  }

  /** Something was evicted, or refused for want of room. */
  void full() {
    if (changesTo(State.FULL)) {
      log.warn(
          "hindcast.spool.bytes="
              + maxBytes
              + " is used up: in "
              + place
              + " the oldest of the baseline makes room for what is new, then for evidence the"
              + " oldest evidence. What is lost is counted as dropped.");
    }
  }

  /** Nothing is there any more. */
  void emptied() {
    if (told == State.FULL && changesTo(State.WELL)) {
      log.info(place + " is empty again.");
    }
  }

  /** Something was adopted. */
  void adopted(long segments, long spans) {
    log.info(
        place
            + " holds what an earlier run could not send ("
            + requests(segments, spans)
            + "): it is sent now.");
  }

  /** A segment is kept that could not be read. */
  void unreadable(Throwable failure) {
    if (!unreadableTold) {
      unreadableTold = true;
      log.warn(
          "A request in "
              + place
              + " can't be read ("
              + reason(failure)
              + "): it stays there and is tried again each minute.");
    }
  }

  /** A segment was given up; {@link #tellDamaged} tells of it. */
  void damaged(int spans) {
    damagedSegments++;
    damagedSpans += spans;
  }

  /** Tells of all that were damaged since it last did, if it is time to. */
  void tellDamaged() {
    if (damagedSegments > 0 && damages.letsThrough(clock.nanoTime())) {
      log.warn(
          "Files in "
              + place
              + " were damaged or removed ("
              + requests(damagedSegments, damagedSpans)
              + "): they are counted as dropped, the others are sent.");
      damagedSegments = 0;
      damagedSpans = 0;
    }
  }

  private boolean changesTo(State state) {
    if (state == told || !states.letsThrough(clock.nanoTime())) {
      return false;
    }
    told = state;
    return true;
  }

  private static String requests(long segments, long spans) {
    return segments
        + (segments == 1 ? " request, " : " requests, ")
        + spans
        + (spans == 1 ? " span" : " spans");
  }

  private static String reason(Throwable failure) {
    String type = failure.getClass().getSimpleName();
    return failure.getMessage() == null ? type : type + ": " + failure.getMessage();
  }

  /** Lets one line a minute through. */
  private static final class Pace {
    private boolean begun;
    private long lastNanos;

    boolean letsThrough(long now) {
      if (begun && now - lastNanos < QUIET_NANOS) {
        return false;
      }
      begun = true;
      lastNanos = now;
      return true;
    }
  }
}
