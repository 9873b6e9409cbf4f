package io.hindcast.instrumentations.jdbc;

/** {@code rollback}. */
public final class RollbackProbe extends TransactionProbe {
  /** For the slot. */
  public RollbackProbe() {
    super("ROLLBACK");
  }
}
