package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * {@code setAutoCommit}: drivers call their own {@code commit} in it, whether there is anything to
 * commit or not. After the commit of the application (or of its framework) that would be a second
 * one.
 */
public final class SetAutoCommitProbe extends Probe {
  /** For the slot. */
  public SetAutoCommitProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    thread.connects();
    return thread;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ((ThreadContext) state).connected();
    return result;
  }
}
