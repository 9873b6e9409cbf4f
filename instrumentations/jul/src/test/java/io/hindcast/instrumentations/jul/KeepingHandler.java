package io.hindcast.instrumentations.jul;

import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** Keeps the last record for whoever formats it later, and so that no compiler leaves it out. */
final class KeepingHandler extends Handler {
  private volatile @Nullable LogRecord last;

  /** A logger that has no other handler. */
  Logger logger() {
    Logger logger = Logger.getAnonymousLogger();
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.INFO);
    logger.addHandler(this);
    return logger;
  }

  LogRecord last() {
    return Objects.requireNonNull(last);
  }

  /** What a formatter is told of the last record's message. */
  String formatted() {
    return new SimpleFormatter().formatMessage(last());
  }

  @Override
  public void publish(LogRecord record) {
    last = record;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
