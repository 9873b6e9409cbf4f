package io.hindcast.instrumentations.jdbc;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** An operation of a connection on its transaction. A driver may make a statement of it. */
abstract class TransactionProbe extends CallProbe {
  private final String name;

  TransactionProbe(String name) {
    this.name = name;
  }

  @Override
  final boolean isCallable(Object called) {
    return called instanceof Connection;
  }

  @Override
  final boolean isMuted(ThreadContext thread) {
    return thread.isSettling();
  }

  @Override
  final void describe(DbRecord record, boolean outermost, Object called, @Nullable Object a0) {
    if (outermost) {
      record.text = name;
      record.transaction = true;
    }
    if (record.endpoint == null) {
      record.endpoint = Endpoints.find((Connection) called);
    }
  }
}
