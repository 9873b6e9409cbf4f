package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/** A method that is given a task; its state says what was remembered, if anything was. */
abstract class HandOverProbe extends Probe {
  /** A task that was refused is not run. */
  @Override
  public final @Nullable Object exit(
      Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (thrown != null) {
      HandedOver.takeBack(state);
    }
    return result;
  }
}
