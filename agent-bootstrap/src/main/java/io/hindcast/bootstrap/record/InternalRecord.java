package io.hindcast.bootstrap.record;

import io.hindcast.bootstrap.sampling.Bucket;
import org.jspecify.annotations.Nullable;

/** Work inside the process that no other family describes. */
public final class InternalRecord extends SpanRecord {
  /** The span's name. */
  public @Nullable String name;

  /** The code that does it, as {@code package.Class.method}; null where that says nothing. */
  public @Nullable String function;

  /** Which scheduler runs it by a timetable, as {@code quartz}; null where none does. */
  public @Nullable String jobSystem;

  /** Starts under what the thread works under now. */
  public InternalRecord(ThreadContext thread) {
    super(thread);
  }

  /** Starts under a given context. */
  public InternalRecord(ThreadContext thread, @Nullable Context context) {
    super(thread, context);
  }

  /** One that is made again. */
  public InternalRecord(RestoredSpan parts) {
    super(parts);
  }

  /** The mark of {@link LocalTrace}. */
  InternalRecord() {}

  @Override
  public int bucket() {
    return Bucket.ofName('I', 0, name);
  }
}
