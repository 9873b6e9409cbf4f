package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * A method of {@code CompletableFuture} that registers a function: it gets one that carries the
 * caller's context. No context is carried as well: a stage that was registered outside of all
 * requests must not run under the one that happens to complete it.
 */
abstract class StageProbe extends Probe {
  @Override
  public final @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    return thread.isSuppressed() ? null : Previous.of(thread.current());
  }
}
