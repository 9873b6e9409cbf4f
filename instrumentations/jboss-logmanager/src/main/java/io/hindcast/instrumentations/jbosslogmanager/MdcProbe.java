package io.hindcast.instrumentations.jbosslogmanager;

import io.hindcast.bootstrap.log.LogEvents;
import io.hindcast.bootstrap.log.LogIds;
import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/** {@code ExtLogRecord.getMdc}: an id, where the application has no entry of its name. */
public final class MdcProbe extends Probe {
  /** For the slot. */
  public MdcProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self == null || !(a0 instanceof String name) || !LogIds.isName(name)) {
      return null;
    }
    LogIds ids = LogEvents.of(self);
    return ids == null ? null : ids.text(name);
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    return result == null ? state : result;
  }
}
