package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.WeakIdentityMap;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a statement between two calls: what it was prepared with, and the batch
 * that the application is filling. As thread-safe as a statement: not at all.
 */
final class StatementState {
  /**
   * How many texts of a batch are kept (a reference each): the exporter cuts what it sends far
   * below that, and a batch of a million must not stay in memory until then. What is cut shows in
   * the batch's size.
   */
  static final int MAX_TEXTS = 256;

  private static final WeakIdentityMap<StatementState> STATES = new WeakIdentityMap<>(gone -> {});

  /** What it was prepared with; null for a plain statement. */
  final @Nullable String text;

  /** What the connection it was prepared by is connected to; null where that is not known. */
  final @Nullable DbEndpoint endpoint;

  private int batchSize;
  private @Nullable String firstText;

  /** All texts so far; only once there are different ones. */
  private @Nullable List<String> texts;

  private boolean adding;
  private @Nullable String addingText;

  private StatementState(@Nullable String text, @Nullable DbEndpoint endpoint) {
    this.text = text;
    this.endpoint = endpoint;
  }

  static StatementState prepared(@Nullable String text, @Nullable DbEndpoint endpoint) {
    return new StatementState(text, endpoint);
  }

  static @Nullable StatementState find(Statement statement) {
    return STATES.get(statement);
  }

  static StatementState findOrMake(Statement statement) {
    StatementState state = STATES.get(statement);
    if (state == null) {
      state = new StatementState(null, null);
      STATES.put(statement, state);
    }
    return state;
  }

  void keepFor(Statement statement) {
    STATES.put(statement, this);
  }

  static void forget(Statement statement) {
    STATES.remove(statement);
  }

  /**
   * A call of {@code addBatch} begins.
   *
   * @param sql what it adds; null for a set of parameters
   * @return whether it counts: one that an overridden method makes of its super method does not
   */
  boolean startAdding(@Nullable String sql) {
    if (adding) {
      return false;
    }
    adding = true;
    addingText = sql;
    return true;
  }

  /** The call of {@code addBatch} that counts is over. */
  void added(boolean successfully) {
    String sql = addingText;
    adding = false;
    addingText = null;
    if (!successfully) {
      return;
    }
    if (sql != null) {
      addText(sql);
    }
    batchSize++;
  }

  private void addText(String sql) {
    List<String> different = texts;
    if (firstText == null) {
      firstText = sql;
    } else if (different != null) {
      if (different.size() < MAX_TEXTS) {
        different.add(sql);
      }
    } else if (!sql.equals(firstText)) {
      different = new ArrayList<>(Collections.nCopies(Math.min(batchSize, MAX_TEXTS), firstText));
      different.add(sql);
      texts = different;
    }
  }

  void clearBatch() {
    batchSize = 0;
    firstText = null;
    texts = null;
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
    if (batchSize > 0 && record.batchSize == 0) {
      record.batchSize = batchSize;
      record.batchTexts = texts;
      record.text = texts == null ? firstText : null;
    }
    clearBatch();
  }
}
