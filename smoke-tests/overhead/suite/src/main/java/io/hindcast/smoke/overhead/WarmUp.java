package io.hindcast.smoke.overhead;

import java.io.IOException;
import java.time.Duration;

/**
 * Requests that nobody measures, until the JIT has compiled what they need. Below saturation,
 * because the compiler needs a processor too: behind a saturated machine it goes on for a minute,
 * and takes several times the CPU of the requests that are measured meanwhile.
 */
final class WarmUp {
  private static final Duration STEP = Duration.ofSeconds(2);
  private static final int STEPS_AT_MOST = 20;

  /** A step with fewer is quiet: the odd straggler is compiled for ever. */
  private static final double COMPILATIONS_OF_A_QUIET_STEP = 15;

  private WarmUp() {}

  /**
   * First for a time at a rate that is the same for every arm, then at the rate that is measured
   * next until it is quiet.
   *
   * @return how many requests were answered
   */
  static long run(
      Application application, String path, double warmRate, Duration atLeast, double thenRate)
      throws IOException, InterruptedException {
    long answered = Load.atRate(application.port(), path, warmRate, atLeast).answered();
    double before = application.compilations();
    for (int step = 0; step < STEPS_AT_MOST; step++) {
      answered += Load.atRate(application.port(), path, thenRate, STEP).answered();
      double compilations = application.compilations();
      if (compilations - before < COMPILATIONS_OF_A_QUIET_STEP) {
        break;
      }
      before = compilations;
    }
    return answered;
  }
}
