package io.hindcast.smoke.faults;

/** A collector that does what it is told, and ticks off what it takes. */
interface Collector extends AutoCloseable {
  /** Where it listens on loopback. */
  int port();

  /** From the next request on. */
  void answer(Answer answer);

  @Override
  void close();
}
