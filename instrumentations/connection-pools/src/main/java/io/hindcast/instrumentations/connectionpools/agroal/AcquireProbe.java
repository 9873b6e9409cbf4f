package io.hindcast.instrumentations.connectionpools.agroal;

import io.hindcast.instrumentations.connectionpools.PoolAcquireProbe;
import java.sql.SQLException;
import java.util.Locale;

/** {@code DataSource.getConnection} and {@code getReadOnlyConnection}. */
public final class AcquireProbe extends PoolAcquireProbe {
  /** For the slot. */
  public AcquireProbe() {
    super(new AgroalReader());
  }

  /** It says so in its text only. */
  @Override
  protected boolean isTimeout(Throwable thrown) {
    String message = thrown instanceof SQLException ? thrown.getMessage() : null;
    return message != null && message.toLowerCase(Locale.ROOT).contains("acquisition timeout");
  }
}
