package io.hindcast.instrumentations.jbosslogmanager;

import io.hindcast.bootstrap.log.LogEvents;
import io.hindcast.bootstrap.log.LogIds;
import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/** A new record: what its thread works under at this moment. */
public final class RecordCreatedProbe extends Probe {
  /** For the slot. */
  public RecordCreatedProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return LogIds.current();
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (result != null) {
      LogEvents.keep(result, (LogIds) state);
    }
    return result;
  }
}
