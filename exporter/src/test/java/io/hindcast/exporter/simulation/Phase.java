package io.hindcast.exporter.simulation;

/** What the service goes through, one after the other. */
enum Phase {
  /** As the next one, but nobody knows yet what is normal. */
  LEARNING(120),
  NORMAL(480),
  /** A route that was never used is used four times as much as all others together. */
  BURST(60),
  /** Everything fails, and takes two seconds to do so. */
  CASCADE(300),
  RECOVERY(240);

  private final int seconds;

  Phase(int seconds) {
    this.seconds = seconds;
  }

  int seconds() {
    return seconds;
  }

  /** Whether anomalies are few and what is normal is known. */
  boolean isOrdinary() {
    return this == NORMAL || this == BURST || this == RECOVERY;
  }
}
