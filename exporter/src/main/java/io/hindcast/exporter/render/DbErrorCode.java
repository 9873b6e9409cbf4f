package io.hindcast.exporter.render;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code db.response.status_code}: of SQLState and the vendor's code the more specific
 * one, both where that is unclear ({@code 42000/1071}).
 */
final class DbErrorCode {
  /** How far to look for a cause: drivers wrap an exception once or twice, never in a circle. */
  private static final int MAX_CAUSES = 8;

  private DbErrorCode() {}

  static @Nullable String of(Throwable thrown, String system) {
    if (thrown instanceof RetainedThrowable retained) {
      return retained.isSql() ? code(retained.sqlState(), retained.vendorCode(), system) : null;
    }
    SQLException failure = find(thrown);
    return failure == null ? null : code(failure.getSQLState(), failure.getErrorCode(), system);
  }

  /** The outermost failure of a database among a throwable and its causes; null for none. */
  static @Nullable SQLException find(Throwable thrown) {
    Throwable cause = thrown;
    for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
      if (cause instanceof SQLException failure) {
        return failure;
      }
      cause = cause.getCause();
    }
    return null;
  }

  private static @Nullable String code(@Nullable String state, int vendor, String system) {
    boolean withState = state != null && !state.isBlank();
    return switch (system) {
      // PostgreSQL has no codes but SQLState; Oracle and SQL Server have codes of their own.
      case "postgresql" -> withState ? state : null;
      case "oracle.db", "microsoft.sql_server" ->
          vendor != 0 ? Integer.toString(vendor) : (withState ? state : null);
      default -> {
        if (withState && vendor != 0) {
          yield state + "/" + vendor;
        }
        yield withState ? state : (vendor == 0 ? null : Integer.toString(vendor));
      }
    };
  }
}
