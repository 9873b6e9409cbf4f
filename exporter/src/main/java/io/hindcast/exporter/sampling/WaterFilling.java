package io.hindcast.exporter.sampling;

/**
 * Max-min fairness: those who want little get all of it, the others get as much as each other.
 *
 * <pre>
 *   wanted   ▁ ▃ █ ▂ █      the level that the budget fills them up to:
 *   level    ─ ─ ─ ─ ─      min(wanted, level), summed up, is the budget
 * </pre>
 */
final class WaterFilling {
  private WaterFilling() {}

  /**
   * The level.
   *
   * @param wanted what each one wants; 0 and more
   * @param budget what there is for all of them
   * @return infinite where there is enough for everybody
   */
  static double level(double[] wanted, double budget) {
    // Too low, since some want less; from below it rises to the level and never over it.
    double level = budget / wanted.length;
    while (true) {
      double content = 0;
      int discontent = 0;
      for (double each : wanted) {
        if (each <= level) {
          content += each;
        } else {
          discontent++;
        }
      }
      if (discontent == 0) {
        return Double.POSITIVE_INFINITY;
      }
      double next = (budget - content) / discontent;
      // The same ones are content: nothing is left over for the others.
      if (next <= level) {
        return level;
      }
      level = next;
    }
  }
}
