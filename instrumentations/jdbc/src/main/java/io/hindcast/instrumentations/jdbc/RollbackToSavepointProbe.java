package io.hindcast.instrumentations.jdbc;

/** {@code rollback} to a savepoint. */
public final class RollbackToSavepointProbe extends TransactionProbe {
  /** For the slot. */
  public RollbackToSavepointProbe() {
    super("ROLLBACK TO SAVEPOINT");
  }
}
