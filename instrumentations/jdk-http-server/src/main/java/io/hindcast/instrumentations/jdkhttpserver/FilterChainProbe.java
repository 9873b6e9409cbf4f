package io.hindcast.instrumentations.jdkhttpserver;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/** Makes the exchange the thread's context while its filters and its handler run. */
public final class FilterChainProbe extends Probe {
  /** For the loader of probes. */
  public FilterChainProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    // Null in the chain's further calls: the first one has taken it.
    ServerExchange exchange = ServerExchange.takeCreated();
    if (exchange != null) {
      exchange.record.activate(ThreadContext.get());
    }
    return exchange;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ServerExchange exchange = (ServerExchange) state;
    exchange.record.deactivate(ThreadContext.get());
    exchange.returned(thrown);
    return result;
  }
}
