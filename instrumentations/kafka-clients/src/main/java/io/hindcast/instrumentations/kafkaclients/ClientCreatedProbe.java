package io.hindcast.instrumentations.kafkaclients;

import io.hindcast.bootstrap.probe.Probe;
import org.apache.kafka.common.config.AbstractConfig;
import org.jspecify.annotations.Nullable;

/** The constructors of producer and consumer: what they were configured with. */
public final class ClientCreatedProbe extends Probe {
  /** For the slot. */
  public ClientCreatedProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return a0 instanceof AbstractConfig config ? Client.of(config) : null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (result != null) {
      ((Client) state).keepFor(result);
    }
    return result;
  }
}
