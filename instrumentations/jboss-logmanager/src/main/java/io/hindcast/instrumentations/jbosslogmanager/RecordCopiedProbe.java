package io.hindcast.instrumentations.jbosslogmanager;

import io.hindcast.bootstrap.log.LogEvents;
import io.hindcast.bootstrap.log.LogIds;
import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/** A copy of a record, whoever makes it and when: it has the ids of its original. */
public final class RecordCopiedProbe extends Probe {
  /** For the slot. */
  public RecordCopiedProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return a0 == null ? null : LogEvents.of(a0);
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (result != null) {
      LogEvents.keep(result, (LogIds) state);
    }
    return result;
  }
}
