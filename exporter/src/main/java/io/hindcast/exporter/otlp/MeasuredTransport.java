package io.hindcast.exporter.otlp;

import io.hindcast.exporter.trace.Clock;
import org.jspecify.annotations.Nullable;

/** Tells how long each attempt took, and what it failed for. */
final class MeasuredTransport implements Transport {
  private final Transport transport;
  private final Attempts attempts;
  private final Clock clock;

  MeasuredTransport(Transport transport, Attempts attempts, Clock clock) {
    this.transport = transport;
    this.attempts = attempts;
    this.clock = clock;
  }

  @Override
  public Outcome send(byte[] message) {
    long begin = clock.nanoTime();
    Outcome outcome;
    try {
      outcome = transport.send(message);
    } catch (RuntimeException | Error failure) {
      tell(begin, failure.getClass().getName());
      throw failure;
    }
    tell(begin, outcome.error());
    return outcome;
  }

  @Override
  public void close() {
    transport.close();
  }

  private void tell(long begin, @Nullable String error) {
    try {
      attempts.made(clock.nanoTime() - begin, error);
    } catch (RuntimeException | Error failure) {
      // One measurement less: what was delivered must not be sent again for it.
    }
  }
}
