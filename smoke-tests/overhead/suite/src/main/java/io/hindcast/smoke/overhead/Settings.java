package io.hindcast.smoke.overhead;

import java.time.Duration;
import java.util.List;

/**
 * How long each step takes.
 *
 * @param rounds how often every arm runs
 * @param arms who takes part
 * @param lightLoad until when, from the process's start, it gets ten requests a second
 * @param warmUp requests before anything warm is measured
 * @param rate requests a second of the steps at a fixed rate
 */
record Settings(
    int rounds,
    List<Arm> arms,
    Duration lightLoad,
    long warmUp,
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
        40_000,
        200,
        Duration.ofSeconds(15),
        Duration.ofSeconds(10),
        Duration.ofSeconds(8));
  }

  /** For a check that runs with every build: ratios only, and only to the reference. */
  static Settings forCheck() {
    return new Settings(
        2,
        List.of(Arm.NONE, Arm.HINDCAST, Arm.OPENTELEMETRY),
        Duration.ZERO,
        10_000,
        200,
        Duration.ofSeconds(6),
        Duration.ofSeconds(4),
        Duration.ofSeconds(2));
  }
}
