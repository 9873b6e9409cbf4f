package io.hindcast.smoke.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The baseline has the traces a second that it may have, and follows when that is changed. */
final class BaselineRate {
  /** What the option is set to in {@link Phase#LARGER_BASELINE}; in traces a second. */
  static final int LARGER = 100;

  private static final int DEFAULT = 10;

  /** Before it the averages have not settled yet; of a phase. */
  private static final double FROM = 0.4;

  /** How many times as many have to come where ten times as many may. */
  private static final double FOLLOWS = 3;

  private BaselineRate() {}

  static List<String> wrong(Played played) {
    List<String> wrong = new ArrayList<>();
    double before = measured(played, Phase.ORDINARY);
    double after = measured(played, Phase.LARGER_BASELINE);
    double factor = played.length().baselineFactor();
    if (!isAbout(before, DEFAULT, factor)
        || !isAbout(after, LARGER, factor)
        || after < FOLLOWS * before) {
      wrong.add(
          String.format(
              Locale.ROOT,
              "%.1f traces a second where %d may be, %.1f where %d may be",
              before,
              DEFAULT,
              after,
              LARGER));
    }
    return wrong;
  }

  private static boolean isAbout(double measured, double budget, double factor) {
    return measured >= budget / factor && measured <= budget * factor;
  }

  /** Traces a second of the baseline in the later part of a phase. */
  static double measured(Played played, Phase phase) {
    double requests = played.length().rate(phase) * played.length().of(phase).toSeconds();
    double seconds = played.seconds(phase) * (1 - FROM);
    long traces =
        played.arrived().stream()
            .filter(ReceivedRequest::isInBaseline)
            .filter(request -> Phase.of(request.number()) == phase)
            .filter(request -> phase.index(request.number()) >= FROM * requests)
            .count();
    return traces / seconds;
  }
}
