package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * A statement with a field for what is known of it. Woven into the statement classes of drivers and
 * pools when they are loaded; nothing else implements it.
 */
public interface DbStatement {
  /** What is known; null for nothing. */
  @Nullable DbStatementState hindcastDbStatement();

  /** Says what is known; null forgets it. */
  void hindcastDbStatement(@Nullable DbStatementState state);
}
