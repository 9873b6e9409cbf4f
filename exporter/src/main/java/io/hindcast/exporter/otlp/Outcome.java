package io.hindcast.exporter.otlp;

/** What became of one attempt to send a payload (OTLP specification, "Failures"). */
sealed interface Outcome {
  /** The delay is not given. */
  long NO_DELAY = -1;

  /** What a refusal is about. */
  enum Blame {
    /** Whatever was sent: who sends it, or where to. */
    ANY_REQUEST,
    /** Something in it. */
    CONTENT,
    /** Its size. */
    SIZE
  }

  /**
   * The collector took it.
   *
   * @param rejectedItems how many of its items the collector did not want; 0 for none
   * @param message what the collector says about it; may be empty
   */
  record Delivered(long rejectedItems, String message) implements Outcome {}

  /**
   * It may be sent again.
   *
   * @param reason for people
   * @param reachable whether somebody is there: it answered, or the connection broke
   * @param delayNanos how long the collector asks to wait; {@link #NO_DELAY} where it does not say
   */
  record Retry(String reason, boolean reachable, long delayNanos) implements Outcome {}

  /**
   * It must not be sent again as it is.
   *
   * @param reason for people
   */
  record Refused(String reason, Blame blame) implements Outcome {
    /** No request would be taken. */
    Refused(String reason) {
      this(reason, Blame.ANY_REQUEST);
    }
  }
}
