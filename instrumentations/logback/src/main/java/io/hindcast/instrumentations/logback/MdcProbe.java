package io.hindcast.instrumentations.logback;

import io.hindcast.bootstrap.log.LogEvents;
import io.hindcast.bootstrap.log.LogIds;
import io.hindcast.bootstrap.log.LogIdsMap;
import io.hindcast.bootstrap.probe.Probe;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code LoggingEvent.getMDCPropertyMap}: the application's entries and behind them the ids. */
public final class MdcProbe extends Probe {
  /** For the slot. */
  public MdcProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self == null ? null : LogEvents.of(self);
  }

  @Override
  @SuppressWarnings("unchecked") // the method's own type
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    return result instanceof Map<?, ?> own
        ? new LogIdsMap((Map<String, String>) own, (LogIds) state)
        : result;
  }
}
