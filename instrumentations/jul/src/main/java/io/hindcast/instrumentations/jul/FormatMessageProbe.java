package io.hindcast.instrumentations.jul;

import io.hindcast.bootstrap.log.LogEvents;
import io.hindcast.bootstrap.log.LogIds;
import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/** {@code Formatter.formatMessage}: the ids behind the message. */
public final class FormatMessageProbe extends Probe {
  private static final String TRACE_ID = LogIds.TRACE_ID + "=";

  /** For the slot. */
  public FormatMessageProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return a0 == null ? null : LogEvents.of(a0);
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    // An application that names its own trace in the message has said what the line belongs to.
    if (!(result instanceof String message) || message.contains(TRACE_ID)) {
      return result;
    }
    LogIds ids = (LogIds) state;
    return message
        + " "
        + TRACE_ID
        + ids.traceId()
        + " "
        + LogIds.SPAN_ID
        + "="
        + ids.spanId()
        + " "
        + LogIds.TRACE_FLAGS
        + "="
        + ids.traceFlags();
  }
}
