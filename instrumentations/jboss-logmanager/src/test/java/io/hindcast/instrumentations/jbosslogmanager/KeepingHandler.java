package io.hindcast.instrumentations.jbosslogmanager;

import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.jspecify.annotations.Nullable;

/** Keeps the last record, so that no compiler leaves it out, and asks it nothing. */
final class KeepingHandler extends ExtHandler {
  private volatile @Nullable ExtLogRecord last;

  /** A logger that has no other handler. */
  Logger logger() {
    Logger logger = LogContext.create().getLogger("lines");
    logger.setLevel(Level.INFO);
    logger.addHandler(this);
    return logger;
  }

  ExtLogRecord last() {
    return Objects.requireNonNull(last);
  }

  @Nullable String traceIdOfACopy() {
    return new ExtLogRecord(last()).getMdc("trace_id");
  }

  @Override
  protected void doPublish(ExtLogRecord record) {
    last = record;
  }
}
