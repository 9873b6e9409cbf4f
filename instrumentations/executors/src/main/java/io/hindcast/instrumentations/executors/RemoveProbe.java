package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.TaskContexts;
import org.jspecify.annotations.Nullable;

/**
 * {@code ThreadPoolExecutor.remove(Runnable)}: forgets the context of a task that was taken out of
 * the queue. Only matters for an object that somebody goes on holding.
 */
public final class RemoveProbe extends Probe {
  /** For the slot. */
  public RemoveProbe() {}

  private record Removal(@Nullable Object pool, Object task) {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return a0 == null || !TaskContexts.mayHave(a0) ? null : new Removal(self, a0);
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (Boolean.TRUE.equals(result)) {
      Removal removal = (Removal) state;
      TaskContexts.take(removal.pool, removal.task);
    }
    return result;
  }
}
