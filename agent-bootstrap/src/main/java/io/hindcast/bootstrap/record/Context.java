package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * What a piece of work runs under. Immutable for whoever holds it as a context: it may be captured
 * by one thread and made current by another. "No context" is null.
 */
public abstract sealed class Context permits SpanRecord, RemoteParent, Cause {
  Context() {}

  /** The innermost span of this process; null when only a remote parent is known, or a cause. */
  public abstract @Nullable SpanRecord span();

  /**
   * The baggage as the text of its header, not parsed until somebody asks (W3C Baggage, section
   * 3.2); null for none.
   */
  public abstract @Nullable String baggage();
}
