package io.hindcast.exporter.otlp;

/** What became of one attempt to send a payload (OTLP specification, "Failures"). */
sealed interface Outcome {
  /** The delay is not given. */
  long NO_DELAY = -1;

  /**
   * The collector took it.
   *
   * @param rejectedSpans how many of its spans the collector did not want; 0 for none
   * @param message what the collector says about it; may be empty
   */
  record Delivered(long rejectedSpans, String message) implements Outcome {}

  /**
   * It may be sent again.
   *
   * @param reason for people
   * @param reachable whether anybody answered
   * @param delayNanos how long the collector asks to wait; {@link #NO_DELAY} where it does not say
   */
  record Retry(String reason, boolean reachable, long delayNanos) implements Outcome {}

  /**
   * It must not be sent again.
   *
   * @param reason for people
   */
  record Refused(String reason) implements Outcome {}
}
