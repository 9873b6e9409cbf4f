package io.hindcast.smoke.faults;

import java.time.Duration;

/**
 * How long each step takes, and what counts as noise.
 *
 * @param warmUp load before anything is measured
 * @param fault how long the fault lasts, measured
 * @param recovery how long what was promised may take to arrive, once the fault is over
 * @param timeout the agent's, for one attempt to send; the default is 10 s
 * @param rate requests a second
 * @param controlEvery after how many scenarios the run without a fault is repeated
 * @param ratio of two p99 that may be noise
 * @param millis between two p99 that may be noise, whatever their ratio
 */
record Length(
    Duration warmUp,
    Duration fault,
    Duration recovery,
    Duration timeout,
    double rate,
    int controlEvery,
    double ratio,
    double millis) {

  /**
   * For figures that are shown. Recovery may take as long as the agent waits between two attempts
   * at most, half a minute, and some more.
   */
  static Length full() {
    return new Length(
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(45),
        Duration.ofSeconds(10),
        200,
        3,
        1.25,
        2);
  }

  /**
   * For a check that runs with every build, on a machine that does other things too, with a JVM
   * that has just started: then p99 differs by a quarter of a second from run to run. An
   * application that waits for its collector waits for a timeout, which is a second here.
   */
  static Length brief() {
    return new Length(
        Duration.ofMillis(500),
        Duration.ofMillis(1_500),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        200,
        12,
        3,
        500);
  }

  static Length named(String name) {
    return switch (name) {
      case "long" -> full();
      case "short" -> brief();
      default ->
          throw new IllegalArgumentException(
              "faults.length is \"" + name + "\"; it can be long or short");
    };
  }
}
