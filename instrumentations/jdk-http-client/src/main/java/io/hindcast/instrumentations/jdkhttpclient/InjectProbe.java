package io.hindcast.instrumentations.jdkhttpclient;

import io.hindcast.bootstrap.probe.Probe;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Where both kinds of call come together, just before the client copies the request. */
public final class InjectProbe extends Probe {
  /** For the loader of probes. */
  public InjectProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return a1 instanceof ClientCall<?> ? a1 : null;
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    if (original instanceof HttpRequest request && !isWebSocketHandshake(request)) {
      return InjectedRequest.of(request, ((ClientCall<?>) state).record);
    }
    return original;
  }

  /**
   * Its request carries its upgrade headers and its proxy outside of what {@link HttpRequest}
   * shows, and the client copies them from its own class only: it must stay what it is.
   */
  private static boolean isWebSocketHandshake(HttpRequest request) {
    return request.headers().map().containsKey("Sec-WebSocket-Key");
  }
}
