package io.hindcast.instrumentations.servlet;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/** A filter: the entry of a request where it is the outermost one. */
public final class FilterProbe extends Probe {
  /** For the loader of probes. */
  public FilterProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    return ServletCall.running(thread) != null ? null : ServletCall.enter(thread, a0, a1);
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ((ServletCall) state).exit(thrown);
    return result;
  }
}
