package io.hindcast.instrumentations.kotlincoroutines;

import io.hindcast.bootstrap.carry.ContextCarrier;
import io.hindcast.bootstrap.carry.Previous;
import io.hindcast.bootstrap.probe.Probe;
import kotlin.coroutines.Continuation;
import org.jspecify.annotations.Nullable;

/**
 * {@code BaseContinuationImpl.resumeWith(Object)}, from a resumption to the next suspension: runs
 * under what its coroutine works under. Iterators that are made of suspending functions ({@code
 * sequence}) belong to no coroutine and stay under their caller's.
 */
public final class ResumeProbe extends Probe {
  /** For the slot. */
  public ResumeProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ContextCarrier coroutine =
        self instanceof Continuation<?> continuation
            ? CarryingCoroutine.in(continuation.getContext())
            : null;
    return coroutine == null ? null : Previous.swap(coroutine.hindcastContext());
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    Previous.restore(state);
    return result;
  }
}
