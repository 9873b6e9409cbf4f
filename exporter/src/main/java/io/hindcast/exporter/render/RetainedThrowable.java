package io.hindcast.exporter.render;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What the renderers read of a throwable, as texts. A trace that waits for a decision must not hold
 * the application's own: it refers to classes, and to whatever an application puts into one.
 *
 * <p>A {@code Throwable} so that it stands where the other one stood; nobody throws it.
 */
public final class RetainedThrowable extends Throwable {
  private final String type;
  private final String stackTrace;
  private final boolean sql;
  private final @Nullable String sqlState;
  private final int vendorCode;

  /**
   * Out of the parts.
   *
   * @param type the name of its class
   * @param stackTrace as it prints itself; empty where that is not known
   * @param sql whether it is, or was caused by, a failure of a database
   * @param sqlState of that; null for none
   * @param vendorCode of that; 0 for none
   */
  public RetainedThrowable(
      String type,
      @Nullable String message,
      String stackTrace,
      boolean sql,
      @Nullable String sqlState,
      int vendorCode) {
    super(message, null, false, false);
    this.type = type;
    this.stackTrace = stackTrace;
    this.sql = sql;
    this.sqlState = sqlState;
    this.vendorCode = vendorCode;
  }

  /**
   * Reads a throwable, whose methods are the application's code and may fail.
   *
   * @param withStackTrace whether that is read too: it costs more than all the rest
   */
  public static RetainedThrowable of(Throwable thrown, boolean withStackTrace) {
    if (thrown instanceof RetainedThrowable retained) {
      return retained;
    }
    String type = ThrownText.type(thrown);
    String message = cut(ThrownText.message(thrown));
    String trace = withStackTrace ? ThrownText.stackTrace(thrown) : "";
    try {
      SQLException failure = DbErrorCode.find(thrown);
      if (failure != null) {
        return new RetainedThrowable(
            type, message, trace, true, failure.getSQLState(), failure.getErrorCode());
      }
    } catch (Throwable broken) {
      // Then it has no code.
    }
    return new RetainedThrowable(type, message, trace, false, null, 0);
  }

  /** One character more than is exported stays, so that the cut is seen and counted. */
  private static @Nullable String cut(@Nullable String message) {
    return message == null || message.length() <= TextLimit.MAX_CHARS
        ? message
        : message.substring(0, TextLimit.MAX_CHARS + 1);
  }

  /** The name of its class. */
  public String type() {
    return type;
  }

  /** As it prints itself, cut where rendering cuts it. */
  public String stackTrace() {
    return stackTrace;
  }

  /** Whether a failure of a database is among it and its causes. */
  public boolean isSql() {
    return sql;
  }

  /** The SQLState of that; null for none. */
  public @Nullable String sqlState() {
    return sqlState;
  }

  /** The vendor's code of that; 0 for none. */
  public int vendorCode() {
    return vendorCode;
  }

  @Override
  public void printStackTrace(PrintStream stream) {
    stream.print(stackTrace);
  }

  @Override
  public void printStackTrace(PrintWriter writer) {
    writer.print(stackTrace);
  }
}
