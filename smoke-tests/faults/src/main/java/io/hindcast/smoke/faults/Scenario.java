package io.hindcast.smoke.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One line of the table: what goes wrong, when, and what has to hold nevertheless. */
abstract class Scenario {
  private final String label;
  private final Promise promise;

  Scenario(String label, Promise promise) {
    this.label = label;
    this.promise = promise;
  }

  final Promise promise() {
    return promise;
  }

  Setup setup() {
    return Setup.usual();
  }

  /** What the latency is compared with: the same without the fault. */
  Setup control() {
    return setup();
  }

  Route route() {
    return Route.PROXY;
  }

  Spool spool() {
    return Spool.NONE;
  }

  /** How long the agent may take for one attempt to send. */
  Duration timeout(Length length) {
    return length.timeout();
  }

  /** Before the application starts. */
  void before(Surroundings surroundings) throws IOException {}

  /** When the application is warm. */
  void begin(Surroundings surroundings) throws IOException {}

  /** When the fault has lasted; the application is told to end, or killed, after it. */
  void end(Surroundings surroundings) throws IOException {}

  /** Whether the application ends as soon as the fault is over: it has one chance to deliver. */
  boolean endsAtOnce() {
    return false;
  }

  /** Whether the application is ended by {@code kill -9} in the middle of the fault. */
  boolean isKilled() {
    return false;
  }

  /** Whether it is started again, with the same spool, when the fault is over. */
  boolean isRestarted() {
    return false;
  }

  /** Between the two lives. */
  void beforeRestart(Surroundings surroundings) throws IOException {}

  /** Whether the agent is told that something arrived, or did not, and the opposite is true. */
  boolean deceives() {
    return false;
  }

  /** Why it can't be played here; empty where it can. */
  final Optional<String> obstacle() {
    return spool() == Spool.FULL_DISK ? Tmpfs.obstacle() : Optional.empty();
  }

  @Override
  public final String toString() {
    return label;
  }
}
