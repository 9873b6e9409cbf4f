package io.hindcast.smoke.overhead;

import java.io.IOException;
import java.time.Duration;

/**
 * Requests that nobody measures, until the JIT has compiled what they need: saturated for a time,
 * then at the rate that is measured next until the compiler is quiet. It goes on for a minute
 * behind a saturated machine, and takes several times the CPU of the requests meanwhile.
 */
final class WarmUp {
  private static final Duration STEP = Duration.ofSeconds(2);

  /** A step with fewer is quiet: the odd straggler is compiled for ever. */
  private static final double COMPILATIONS_OF_A_QUIET_STEP = 15;

  private WarmUp() {}

  /** Returns how many requests were answered. */
  static long run(Application application, String path, Settings settings)
      throws IOException, InterruptedException {
    long answered = Load.saturating(application.port(), path, settings.warmUp()).answered();
    double before = application.compilations();
    for (int step = 0; step < settings.quietSteps(); step++) {
      answered += Load.atRate(application.port(), path, settings.rate(), STEP).answered();
      double compilations = application.compilations();
      if (compilations - before < COMPILATIONS_OF_A_QUIET_STEP) {
        break;
      }
      before = compilations;
    }
    return answered;
  }
}
