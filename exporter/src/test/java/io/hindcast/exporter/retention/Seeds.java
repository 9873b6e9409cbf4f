package io.hindcast.exporter.retention;

/** The seed of the random tests of this run; {@code -Dretention.seed} repeats it. */
final class Seeds {
  static final long SEED = Long.getLong("retention.seed", System.nanoTime());

  private Seeds() {}
}
