package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code setAutoCommit} and {@code close}: drivers call their own {@code commit} in the first,
 * pools their {@code rollback} in the second, whether there is anything left to end or not. After
 * the commit of the application (or of its framework) that would be a second one.
 */
public final class SettleProbe extends Probe {
  /** For the slot. */
  public SettleProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    thread.settles();
    return thread;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ((ThreadContext) state).settled();
    return result;
  }
}
