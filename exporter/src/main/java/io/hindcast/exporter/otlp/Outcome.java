package io.hindcast.exporter.otlp;

import org.jspecify.annotations.Nullable;

/** What became of one attempt to send a payload (OTLP specification, "Failures"). */
sealed interface Outcome {
  /** The delay is not given. */
  long NO_DELAY = -1;

  /** The value of {@code error.type} where it is no exception and the collector did not say. */
  String OTHER = "_OTHER";

  /** What a refusal is about. */
  enum Blame {
    /** Whatever was sent: who sends it, or where to. */
    ANY_REQUEST,
    /** Something in it. */
    CONTENT,
    /** Its size. */
    SIZE
  }

  /** The value of {@code error.type}, one of few; null where all was well. */
  @Nullable String error();

  /**
   * The collector took it.
   *
   * @param rejectedItems how many of its items the collector did not want; 0 for none
   * @param message what the collector says about it; may be empty
   */
  record Delivered(long rejectedItems, String message) implements Outcome {
    @Override
    public @Nullable String error() {
      return rejectedItems > 0 ? "rejected" : null;
    }
  }

  /**
   * It may be sent again.
   *
   * @param reason for people
   * @param reachable whether somebody is there: it answered, or the connection broke
   * @param delayNanos how long the collector asks to wait; {@link #NO_DELAY} where it does not say
   */
  record Retry(String reason, String error, boolean reachable, long delayNanos)
      implements Outcome {}

  /**
   * It must not be sent again as it is.
   *
   * @param reason for people
   */
  record Refused(String reason, String error, Blame blame) implements Outcome {
    /** No request would be taken. */
    Refused(String reason, String error) {
      this(reason, error, Blame.ANY_REQUEST);
    }
  }
}
