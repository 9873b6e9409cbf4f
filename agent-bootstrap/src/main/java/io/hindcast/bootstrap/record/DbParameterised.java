package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * A statement with a field for its parameters. Woven into the statement classes of drivers and
 * pools when they are loaded, where parameters are wanted; nothing else implements it.
 */
public interface DbParameterised {
  /** What was set; null for nothing. */
  @Nullable DbParameters hindcastDbParameters();

  /** Says what was set; null forgets it. */
  void hindcastDbParameters(@Nullable DbParameters parameters);
}
