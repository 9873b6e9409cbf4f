package io.hindcast.exporter.render;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.memory.MemoryHolder;
import io.hindcast.exporter.sql.SqlDialect;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is read out of the texts of database calls, once for spans and metrics: whom a connection
 * goes to, what a statement does. Owned by the exporter's thread.
 */
public final class DbReadings implements MemoryHolder {
  private final DbTargets targets;
  private final Statements statements;
  private final PoolNames poolNames = new PoolNames();

  /** Readings of which nothing is known yet. */
  public DbReadings(ExporterStats stats) {
    TextLimit limit = new TextLimit(stats);
    targets = new DbTargets(limit);
    statements = new Statements(limit);
  }

  /** Reads it all again when it is asked for. */
  @Override
  public void heapIs(boolean nearlyFull) {
    if (nearlyFull) {
      targets.clear();
      statements.clear();
    }
  }

  /** What pools of connections are called; unlike the rest for any thread. */
  public PoolNames poolNames() {
    return poolNames;
  }

  DbTargets.Known target(DbRecord record) {
    return targets.of(record.endpoint);
  }

  Statement statement(String text, SqlDialect dialect) {
    return statements.of(text, dialect);
  }

  /** The value of {@code db.operation.name}; null for a statement, of which it is not guessed. */
  static @Nullable String operation(DbRecord record) {
    return record.transaction ? record.text : null;
  }

  /** What was done: what is known of {@link #operation} and {@link #summary}. */
  @Nullable String action(DbRecord record, SqlDialect dialect) {
    return record.transaction ? record.text : summary(record, dialect);
  }

  /** The value of {@code db.query.summary}; null where nothing can be said. */
  @Nullable String summary(DbRecord record, SqlDialect dialect) {
    if (record.transaction) {
      return null;
    }
    boolean batch = isBatch(record);
    List<String> texts = record.batchTexts;
    String summary = null;
    if (record.text != null) {
      summary = statements.of(record.text, dialect).summary();
    } else if (texts != null && !texts.isEmpty()) {
      summary = common(texts, dialect);
    } else if (!batch) {
      return null;
    }
    return batch ? Statement.batchSummary(summary) : summary;
  }

  /** A batch of one is no batch. */
  static boolean isBatch(DbRecord record) {
    return record.batchSize >= 0 && record.batchSize != 1;
  }

  private @Nullable String common(List<String> texts, SqlDialect dialect) {
    String common = statements.of(texts.get(0), dialect).summary();
    for (int i = 1; i < texts.size() && common != null; i++) {
      if (!Objects.equals(common, statements.of(texts.get(i), dialect).summary())) {
        return null;
      }
    }
    return common;
  }
}
