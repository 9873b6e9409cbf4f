package io.hindcast.bootstrap.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a batch of statements holds so far. As thread-safe as a statement: not at all. */
public final class DbBatch {
  /**
   * How many texts of a batch are kept (a reference each): the exporter cuts what it sends far
   * below that, and a batch of a million must not stay in memory until then. What is cut shows in
   * the batch's size.
   */
  public static final int MAX_TEXTS = 256;

  private int size;
  private @Nullable String firstText;

  /** All texts so far; only once there are different ones. */
  private @Nullable List<String> texts;

  private boolean adding;
  private @Nullable String addingText;

  /** An empty one. */
  public DbBatch() {}

  /**
   * A call of {@code addBatch} begins.
   *
   * @param sql what it adds; null for a set of parameters
   * @return whether it counts: one that an overridden method makes of its super method does not
   */
  public boolean startAdding(@Nullable String sql) {
    if (adding) {
      return false;
    }
    adding = true;
    addingText = sql;
    return true;
  }

  /** The call of {@code addBatch} that counts is over. */
  public void added(boolean successfully) {
    String sql = addingText;
    adding = false;
    addingText = null;
    if (!successfully) {
      return;
    }
    if (sql != null) {
      addText(sql);
    }
    size++;
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
      different = new ArrayList<>(Collections.nCopies(Math.min(size, MAX_TEXTS), firstText));
      different.add(sql);
      texts = different;
    }
  }

  /** Starts anew. What was handed over stays as it is. */
  void clear() {
    size = 0;
    firstText = null;
    texts = null;
  }

  /** Hands itself over to a record of a batch that lacks it. */
  void describe(DbRecord record) {
    if (size > 0 && record.batchSize == 0) {
      record.batchSize = size;
      record.batchTexts = texts;
      record.text = texts == null ? firstText : null;
    }
  }
}
