package io.hindcast.instrumentations.serverthreads.tomcat;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.serverthreads.TaskBegin;
import org.jspecify.annotations.Nullable;

/**
 * {@code ThreadPoolExecutor.beforeExecute(Thread, Runnable)}: the task's context is current from
 * here until the worker asks for its next task ({@link GetTaskProbe}).
 */
public final class BeforeExecuteProbe extends Probe {
  /** For the slot. */
  public BeforeExecuteProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (a1 != null && TaskContexts.mayHave(a1)) {
      TaskBegin.of(self, a1, ThreadContext.get());
    }
    return null;
  }
}
