package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.WeakIdentitySet;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a statement between two calls: what it was prepared with, and the batch
 * that the application is filling. As thread-safe as a statement: not at all.
 */
final class StatementState extends WeakIdentitySet.Entry {
  private static final WeakIdentitySet<StatementState> STATES = new WeakIdentitySet<>(gone -> {});

  /** What it was prepared with; null for a plain statement. */
  final @Nullable String text;

  /** What the connection it was prepared by is connected to; null where that is not known. */
  final @Nullable DbEndpoint endpoint;

  /** What is being filled; null until something is added. */
  private @Nullable Batch batch;

  private StatementState(
      Statement statement, @Nullable String text, @Nullable DbEndpoint endpoint) {
    super(statement, STATES);
    this.text = text;
    this.endpoint = endpoint;
  }

  /** Remembers what a statement was prepared with. Its batch starts anew. */
  static void prepared(Statement statement, String text, @Nullable DbEndpoint endpoint) {
    STATES.add(new StatementState(statement, text, endpoint));
  }

  static @Nullable StatementState find(Statement statement) {
    return STATES.find(statement);
  }

  static StatementState findOrMake(Statement statement) {
    StatementState state = STATES.find(statement);
    if (state == null) {
      state = new StatementState(statement, null, null);
      STATES.add(state);
    }
    return state;
  }

  static void forget(Statement statement) {
    STATES.remove(statement);
  }

  /** The batch, to be added to. */
  Batch batch() {
    Batch filled = batch;
    if (filled == null) {
      filled = new Batch();
      batch = filled;
    }
    return filled;
  }

  void clearBatch() {
    batch = null;
  }

  /** Describes the text that was prepared, where the record has none yet. */
  void describe(DbRecord record) {
    String prepared = text;
    if (prepared != null && record.text == null && record.batchTexts == null) {
      record.text = prepared;
      // Without a placeholder its literals are the application's data, whatever prepared it.
      record.parameterised = prepared.indexOf('?') >= 0;
    }
  }

  /** Hands the batch over to a record of a batch that lacks it, and starts the next one. */
  void moveBatch(DbRecord record) {
    Batch filled = batch;
    if (filled != null) {
      filled.describe(record);
      clearBatch();
    }
  }
}
