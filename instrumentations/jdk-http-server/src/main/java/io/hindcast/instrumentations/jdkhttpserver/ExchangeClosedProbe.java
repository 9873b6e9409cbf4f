package io.hindcast.instrumentations.jdkhttpserver;

import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/** Sees an exchange closed, which also ends one without an answer. */
public final class ExchangeClosedProbe extends Probe {
  /** For the loader of probes. */
  public ExchangeClosedProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ServerExchange.answered(state);
    return result;
  }
}
