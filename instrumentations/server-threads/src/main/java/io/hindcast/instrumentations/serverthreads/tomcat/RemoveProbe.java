package io.hindcast.instrumentations.serverthreads.tomcat;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.TaskContexts;
import org.jspecify.annotations.Nullable;

/** {@code ThreadPoolExecutor.remove(Runnable)}: forgets the context of a task that will not run. */
public final class RemoveProbe extends Probe {
  /** For the slot. */
  public RemoveProbe() {}

  private record Removal(Object pool, Object task) {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self == null || a0 == null || !TaskContexts.mayHave(a0) ? null : new Removal(self, a0);
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
