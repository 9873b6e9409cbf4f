package io.hindcast.bootstrap.record;

import io.hindcast.bootstrap.sampling.Bucket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call to a database. */
public final class DbRecord extends SpanRecord {
  /** The statement's text as the application wrote it; null for a batch of several texts. */
  public @Nullable String text;

  /**
   * Whether the text was prepared and has question marks. Where one of them is a placeholder, and
   * not part of a literal, the exporter sends the text as it is.
   */
  public boolean parameterised;

  /**
   * Whether it is no statement, but an operation of the connection on its transaction: the text is
   * what that is called.
   */
  public boolean transaction;

  /** The texts of a batch of statements, in order; must not change any more. */
  public @Nullable List<String> batchTexts;

  /** How many statements or parameter sets the batch holds; -1 where it is no batch. */
  public int batchSize = -1;

  /** What it was executed with, where that is wanted; must not change any more. */
  public @Nullable List<DbParameter> parameters;

  /** Whom it went to; shared by all records of a connection. */
  public @Nullable DbEndpoint endpoint;

  /** Starts under what the thread works under now. */
  public DbRecord(ThreadContext thread) {
    super(thread);
  }

  /** One that is made again. */
  public DbRecord(RestoredSpan parts) {
    super(parts);
  }

  @Override
  public int bucket() {
    return Bucket.ofStatement('D', text);
  }
}
