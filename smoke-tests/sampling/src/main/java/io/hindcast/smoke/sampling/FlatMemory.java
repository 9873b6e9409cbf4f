package io.hindcast.smoke.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Memory does not grow with what was seen, in the heap or outside of it. */
final class FlatMemory {
  private static final double TEN_MINUTES = 600;

  /** In ten minutes, in megabytes: what stays of 1.4 million spans is to be less than 2 B each. */
  private static final double MOST_HEAP = 2;

  /** The same of what is resident. The JVM's own code cache and arenas go on growing for hours. */
  private static final double MOST_RESIDENT = 16;

  private static final int FEWEST_SAMPLES = 20;

  private FlatMemory() {}

  /**
   * Growth of a process in ten minutes, in megabytes.
   *
   * @param resident NaN where the system does not tell
   */
  record Growth(String service, int samples, double heap, double resident) {
    boolean isNone() {
      // Not the other way round: NaN is no growth that was seen.
      return samples >= FEWEST_SAMPLES && heap <= MOST_HEAP && !(resident > MOST_RESIDENT);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s: %+.2f MB of heap and %+.2f MB resident in ten minutes, by %d samples",
          service,
          heap,
          resident,
          samples);
    }
  }

  static List<String> wrong(Played played) {
    if (!played.length().watchesMemory()) {
      return List.of();
    }
    List<Growth> growths = growths(played);
    return growths.isEmpty()
        ? List.of("memory was never looked at")
        : growths.stream().filter(growth -> !growth.isNone()).map(Growth::toString).toList();
  }

  static List<Growth> growths(Played played) {
    List<Growth> growths = new ArrayList<>();
    played
        .memory()
        .forEach(
            (service, all) -> {
              List<MemorySample> settled =
                  all.stream()
                      .filter(sample -> sample.seconds() >= played.length().settle().toSeconds())
                      .toList();
              if (settled.size() > 1) {
                growths.add(
                    new Growth(
                        service,
                        settled.size(),
                        Slope.of(settled, MemorySample::heap) * TEN_MINUTES,
                        Slope.of(settled, MemorySample::resident) * TEN_MINUTES));
              }
            });
    return growths;
  }
}
