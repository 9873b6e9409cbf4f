package io.hindcast.smoke.sampling;

import java.util.Locale;

/**
 * Memory of a process, in megabytes.
 *
 * @param seconds since it was first looked at
 * @param heap after a full collection
 * @param resident NaN where the system does not tell
 */
record MemorySample(double seconds, double heap, double resident) {
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f MB of heap, %.1f MB resident", heap, resident);
  }
}
