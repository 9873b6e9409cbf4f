package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a statement between two calls: what it was prepared with, and the batch
 * that the application is filling. As thread-safe as a statement: not at all.
 *
 * <p>On the boot path, because a statement may live longer than the application that prepared it:
 * what its field refers to must not keep that application's class loader.
 */
public final class DbStatementState {
  /** What it was prepared with; null for a plain statement. */
  public final @Nullable String text;

  /** What the connection it was prepared by is connected to; null where that is not known. */
  public final @Nullable DbEndpoint endpoint;

  /** What is being filled; null until something is added. */
  private @Nullable DbBatch batch;

  /** Of a statement that was prepared with a text, or of a plain one. */
  public DbStatementState(@Nullable String text, @Nullable DbEndpoint endpoint) {
    this.text = text;
    this.endpoint = endpoint;
  }

  /** The batch, to be added to. */
  public DbBatch batch() {
    DbBatch filled = batch;
    if (filled == null) {
      filled = new DbBatch();
      batch = filled;
    }
    return filled;
  }

  /**
   * Whether nothing was ever added to it, and it was not unwrapped: then no statement inside of it
   * is remembered.
   */
  public boolean isAlone() {
    return batch == null;
  }

  /** The application gave the batch up. */
  public void clearBatch() {
    DbBatch filled = batch;
    if (filled != null) {
      filled.clear();
    }
  }

  /** Describes the text that was prepared, where the record has none yet. */
  public void describe(DbRecord record) {
    String prepared = text;
    if (prepared != null && record.text == null && record.batchTexts == null) {
      record.text = prepared;
      // Without a placeholder its literals are the application's data, whatever prepared it.
      record.parameterised = prepared.indexOf('?') >= 0;
    }
  }

  /** Hands the batch over to a record of a batch that lacks it, and starts the next one. */
  public void moveBatch(DbRecord record) {
    DbBatch filled = batch;
    if (filled != null) {
      filled.describe(record);
      clearBatch();
    }
  }
}
