package io.hindcast.exporter.evidence;

import io.hindcast.exporter.sampling.SamplingSettings;
import org.jspecify.annotations.Nullable;

/**
 * What the settings say of evidence, as decisions need it.
 *
 * @param slowNanos what takes longer is slow; 0 for nothing
 * @param slowRoutes whether a route's own normal counts
 * @param rare whether paths count that were not seen for a while
 * @param repetitions how many executions of one statement are too many; 0 for never
 * @param waitNanos who waits longer at one place has waited long; 0 for nobody
 * @param evidenceRate traces a second
 * @param evidencePerClass traces a second of each class, whatever the rate
 * @param keepToken what a person has to know to ask for a trace; null where nobody may
 */
record Limits(
    long slowNanos,
    boolean slowRoutes,
    boolean rare,
    int repetitions,
    long waitNanos,
    double evidenceRate,
    int evidencePerClass,
    @Nullable String keepToken) {

  /** Infinite is no number to count with; so many are never kept. */
  private static final double MOST_A_SECOND = 1e6;

  static Limits of(SamplingSettings settings) {
    return new Limits(
        settings.slowThreshold().toNanos(),
        settings.slowRoutes(),
        settings.rare(),
        settings.nPlusOne(),
        settings.waitThreshold().toNanos(),
        Math.min(MOST_A_SECOND, settings.evidenceRate()),
        settings.evidencePerClass(),
        settings.keepToken());
  }
}
