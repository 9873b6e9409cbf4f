package io.hindcast.exporter.quietlog;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for {@code java.util.logging.Logger}. Failures ({@link Level#SEVERE}) of a library are
 * passed on, one line for each logger; all else is dropped: what matters to people, the exporter
 * says itself. Thread safe.
 */
public class Logger {
  /** Loggers that have said something. Bounded by the number of loggers in the libraries. */
  private static final Set<String> HEARD = ConcurrentHashMap.newKeySet();

  private static volatile @Nullable Consumer<String> receiver;

  private final String name;

  Logger(String name) {
    this.name = name;
  }

  /** Passes lines of failures on from now on. */
  public static void passOn(Consumer<String> to) {
    receiver = to;
  }

  /** A logger. */
  public static Logger getLogger(String name) {
    return new Logger(name);
  }

  /** Its name. */
  public String getName() {
    return name;
  }

  /** Whether anything is done with a message of that level. */
  public boolean isLoggable(Level level) {
    return level == Level.SEVERE;
  }

  /** Dropped. */
  public void finer(@Nullable String message) {}

  /** Dropped. */
  public void fine(@Nullable String message) {}

  /** Dropped. */
  public void info(@Nullable String message) {}

  /** Dropped. */
  public void warning(@Nullable String message) {}

  /** Passes a failure on. */
  public void log(LogRecord record) {
    log(record.level(), record.message(), record.thrown());
  }

  /** Passes a failure on. */
  public void log(Level level, @Nullable String message) {
    log(level, message, (Throwable) null);
  }

  /** Passes a failure on. */
  public void log(Level level, @Nullable String message, @Nullable Object parameter) {
    log(level, message, (Throwable) null);
  }

  /** Passes a failure on. */
  public void log(Level level, @Nullable String message, Object @Nullable [] parameters) {
    log(level, message, (Throwable) null);
  }

  /** Passes a failure on. */
  public void log(Level level, @Nullable String message, @Nullable Throwable thrown) {
    Consumer<String> to = receiver;
    if (to == null || !isLoggable(level) || !HEARD.add(name)) {
      return;
    }
    to.accept(name + ": " + message + (thrown == null ? "" : ": " + thrown));
  }
}
