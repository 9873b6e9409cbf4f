package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.ThreadContext;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * {@code Driver.connect}: what URL a connection was opened with. Some drivers set a connection up
 * by statements, which are not the application's.
 */
public final class ConnectProbe extends Probe {
  /**
   * The connections of a pool share one description. A race loses nothing but that sharing: a
   * record is immutable however it is published.
   */
  private @Nullable DbEndpoint last;

  /** For the slot. */
  public ConnectProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (a0 != null) {
      ThreadContext.get().connects();
    }
    return a0;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ThreadContext.get().connected();
    // Null where the driver leaves the URL to another one.
    if (result instanceof Connection connection) {
      DbEndpoint endpoint = last;
      if (endpoint == null || !state.equals(endpoint.url())) {
        endpoint = new DbEndpoint((String) state, null);
        last = endpoint;
      }
      Endpoints.put(connection, endpoint);
    }
    return result;
  }
}
