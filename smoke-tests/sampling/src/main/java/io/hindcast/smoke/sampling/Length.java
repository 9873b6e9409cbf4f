package io.hindcast.smoke.sampling;

import java.time.Duration;
import java.util.List;

/**
 * How long each phase takes, and what counts as noise.
 *
 * @param rate requests a second, but for the warm-up
 * @param memoryEvery how often memory is looked at in the ordinary phase; zero for never
 * @param settle from when on memory has to be flat: caches and the retention ring are full then
 * @param baselineFactor how far from its budget the baseline may be
 * @param keptSeconds in which part of the seconds that have some at least a trace of each class of
 *     failure is kept
 */
record Length(
    Duration warmUp,
    Duration ordinary,
    Duration largerBaseline,
    Duration cascade,
    Duration manyWays,
    double rate,
    Duration memoryEvery,
    Duration settle,
    double baselineFactor,
    double keptSeconds) {

  /** Nothing may be lost while the exporter starts: metrics are exact. */
  private static final double RATE_OF_WARM_UP = 300;

  /** Ten minutes of flat memory, and a minute for each of the others. */
  static Length full() {
    return new Length(
        Duration.ofSeconds(10),
        Duration.ofMinutes(13),
        Duration.ofMinutes(1),
        Duration.ofMinutes(1),
        Duration.ofMinutes(1),
        2_000,
        Duration.ofSeconds(20),
        Duration.ofMinutes(3),
        1.3,
        0.9);
  }

  /**
   * With every build. The adaptive baseline averages over five seconds and has hardly seen more, so
   * what is seen of it is the direction. On a machine that does other things too, what happened in
   * two seconds may be decided in one.
   */
  static Length brief() {
    return new Length(
        Duration.ofSeconds(3),
        Duration.ofSeconds(9),
        Duration.ofSeconds(5),
        Duration.ofSeconds(4),
        Duration.ofSeconds(5),
        2_000,
        Duration.ZERO,
        Duration.ZERO,
        4,
        0.5);
  }

  static Length named(String name) {
    return switch (name) {
      case "long" -> full();
      case "short" -> brief();
      default ->
          throw new IllegalArgumentException(
              "sampling.length is \"" + name + "\"; it can be long or short");
    };
  }

  Duration of(Phase phase) {
    return switch (phase) {
      case WARM_UP -> warmUp;
      case ORDINARY -> ordinary;
      case LARGER_BASELINE -> largerBaseline;
      case CASCADE -> cascade;
      case MANY_WAYS -> manyWays;
    };
  }

  double rate(Phase phase) {
    return phase == Phase.WARM_UP ? RATE_OF_WARM_UP : rate;
  }

  boolean watchesMemory() {
    return !memoryEvery.isZero();
  }

  /** What goes before the class. */
  List<String> javaArguments() {
    // Else Java 17's server waits 40 ms in each answer for the client's acknowledgement.
    String noDelay = "-Dsun.net.httpserver.nodelay=true";
    // An hour: a client that takes a connection just when the server ends it would call twice.
    String noEnd = "-Dsun.net.httpserver.idleInterval=3600";
    // All of the heap is resident from the start: what grows then is not the heap.
    return watchesMemory()
        ? List.of(noDelay, noEnd, "-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch")
        : List.of(noDelay, noEnd, "-Xmx512m");
  }
}
