package io.hindcast.instrumentations.servlet;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** A servlet: the entry of a request that went through no filter. */
public final class ServletProbe extends Probe {
  /** For the loader of probes. */
  public ServletProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    HttpServerRecord running = ServletCall.running(thread);
    if (running == null) {
      return ServletCall.enter(thread, a0, a1);
    }
    if (running.route == null
        && a0 instanceof HttpServletRequest request
        && request.getDispatcherType() == DispatcherType.FORWARD) {
      // The target of a forward is about to put its own pattern in the place of the first one.
      running.route = Route.ofSpring(request);
    }
    return null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ((ServletCall) state).exit(thrown);
    return result;
  }
}
