package io.hindcast.instrumentations.jdbc;

/** {@code commit}. */
public final class CommitProbe extends TransactionProbe {
  /** For the slot. */
  public CommitProbe() {
    super("COMMIT");
  }
}
