package io.hindcast.instrumentations.jdkhttpserver;

import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/** Sees the status, whichever thread sends it and however the exchange is wrapped. */
public final class ResponseHeadersProbe extends Probe {
  /** For the loader of probes. */
  public ResponseHeadersProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self == null || !(a0 instanceof Integer status) || !(a1 instanceof Long length)) {
      return null;
    }
    ServerExchange exchange = ServerExchange.find(self);
    return exchange != null && exchange.sending(status, length) ? exchange : null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (thrown == null) {
      ((ServerExchange) state).headersSent();
    }
    return result;
  }
}
