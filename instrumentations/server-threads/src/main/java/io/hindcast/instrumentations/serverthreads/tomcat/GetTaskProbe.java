package io.hindcast.instrumentations.serverthreads.tomcat;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/** {@code ThreadPoolExecutor.getTask()}: the task before is over, and so is its context. */
public final class GetTaskProbe extends Probe {
  /** For the slot. */
  public GetTaskProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext.get().swap(null);
    return null;
  }
}
