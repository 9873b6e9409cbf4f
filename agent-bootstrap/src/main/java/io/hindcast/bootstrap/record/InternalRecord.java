package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/** Work inside the process that no other family describes. */
public final class InternalRecord extends SpanRecord {
  /** The span's name. */
  public @Nullable String name;

  /** Starts under what the thread works under now. */
  public InternalRecord(ThreadContext thread) {
    super(thread);
  }

  /** Starts under a given context. */
  public InternalRecord(ThreadContext thread, @Nullable Context context) {
    super(thread, context);
  }

  /** The mark of {@link LocalTrace}. */
  InternalRecord() {}
}
