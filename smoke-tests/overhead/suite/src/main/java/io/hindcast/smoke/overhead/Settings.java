package io.hindcast.smoke.overhead;

import java.time.Duration;
import java.util.List;

/**
 * How long each step takes.
 *
 * @param rounds how often every arm runs
 * @param arms who takes part
 * @param lightLoad until when, from the process's start, it gets ten requests a second
 * @param warmUp how long requests come at {@code warmRate} before anything warm is measured
 * @param rate requests a second of the steps at a fixed rate
 */
record Settings(
    int rounds,
    List<Arm> arms,
    Duration lightLoad,
    Duration warmUp,
    double warmRate,
    double rate,
    Duration fixedRate,
    Duration saturation,
    Duration growthStep) {

  /** For figures that are shown. */
  static Settings forRelease(int rounds) {
    return new Settings(
        rounds,
        List.of(Arm.values()),
        Duration.ofMinutes(1),
        Duration.ofSeconds(20),
        600,
        200,
        Duration.ofSeconds(12),
        Duration.ofSeconds(10),
        Duration.ofSeconds(8));
  }

  /** For a check that runs with every build: ratios only, and only to the reference. */
  static Settings forCheck() {
    return new Settings(
        2,
        List.of(Arm.NONE, Arm.HINDCAST, Arm.OPENTELEMETRY),
        Duration.ZERO,
        Duration.ofSeconds(8),
        600,
        200,
        Duration.ofSeconds(5),
        Duration.ofSeconds(4),
        Duration.ofSeconds(2));
  }
}
