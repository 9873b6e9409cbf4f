package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.TaskContexts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ThreadPoolExecutor.shutdownNow()}: forgets the contexts of the tasks it gives back. */
public final class ShutdownNowProbe extends Probe {
  /** For the slot. */
  public ShutdownNowProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (result instanceof List<?> neverRun) {
      for (Object task : neverRun) {
        if (task != null) {
          TaskContexts.take(state, task);
        }
      }
    }
    return result;
  }
}
