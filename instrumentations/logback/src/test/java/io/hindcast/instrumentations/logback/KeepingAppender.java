package io.hindcast.instrumentations.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.jspecify.annotations.Nullable;

/** Keeps the last event, so that no compiler leaves it out, and asks it nothing. */
final class KeepingAppender extends AppenderBase<ILoggingEvent> {
  volatile @Nullable Object last;

  @Override
  protected void append(ILoggingEvent event) {
    last = event;
  }
}
