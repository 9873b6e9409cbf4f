package io.hindcast.instrumentations.jdkhttpserver;

import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/** Sees the event by which a response's stream tells the server that it was written and closed. */
public final class WriteFinishedProbe extends Probe {
  /** For the loader of probes. */
  public WriteFinishedProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return a0;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ServerExchange.answered(state);
    return result;
  }
}
