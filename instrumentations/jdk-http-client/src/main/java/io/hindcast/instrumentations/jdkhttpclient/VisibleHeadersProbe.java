package io.hindcast.instrumentations.jdkhttpclient;

import io.hindcast.bootstrap.probe.Probe;
import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Shows the application the headers it has set: {@code response.request()} is the client's copy,
 * and must stay equal to the request that was sent. What goes onto the wire the client reads by
 * another method.
 */
public final class VisibleHeadersProbe extends Probe {
  /** For the loader of probes. */
  public VisibleHeadersProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    return result instanceof HttpHeaders headers ? OurHeaders.visible(headers) : result;
  }
}
