package io.hindcast.instrumentations.kafkaclients;

import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/** {@code KafkaConsumer.close}: there is no next poll that would end an abandoned iteration. */
public final class CloseProbe extends Probe {
  /** For the slot. */
  public CloseProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self != null) {
      Processing.endAbandoned(Client.find(self));
    }
    return null;
  }
}
