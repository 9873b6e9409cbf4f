package io.hindcast.smoke.overhead;

import java.time.Duration;
import java.util.List;

/**
 * How long each step takes.
 *
 * @param rounds how often every arm runs
 * @param arms who takes part
 * @param lightLoad until when, from the process's start, it gets ten requests a second
 * @param warmUp how long it is saturated before anything warm is measured
 * @param quietSteps for how many steps at most the JIT may then go on
 * @param rate requests a second of the steps at a fixed rate
 */
record Settings(
    int rounds,
    List<Arm> arms,
    Duration lightLoad,
    Duration warmUp,
    int quietSteps,
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
        Duration.ofSeconds(40),
        15,
        1000,
        // A burst of the JIT weighs less in it.
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(8));
  }

  /**
   * For a check that runs with every build: the start, what requests allocate, lost spans. The JIT
   * is not done in so short a time, so it says nothing of the CPU of a request.
   */
  static Settings forCheck() {
    return new Settings(
        2,
        List.of(Arm.NONE, Arm.HINDCAST, Arm.OPENTELEMETRY),
        Duration.ZERO,
        Duration.ofSeconds(5),
        0,
        200,
        Duration.ofSeconds(4),
        Duration.ofSeconds(3),
        Duration.ofSeconds(2));
  }

  Settings withRate(double other) {
    return new Settings(
        rounds, arms, lightLoad, warmUp, quietSteps, other, fixedRate, saturation, growthStep);
  }
}
