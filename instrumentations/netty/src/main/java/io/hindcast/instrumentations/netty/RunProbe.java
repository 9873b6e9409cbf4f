package io.hindcast.instrumentations.netty;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.CarriedContexts;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ContextsCarrier;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * {@code run()} of what carries a context of its own. A scheduled task that is not due yet is run
 * as well, and only puts itself into the loop's queue: it keeps its context until it is done.
 */
public class RunProbe extends Probe {
  /** For the slot. */
  public RunProbe() {}

  /** The state where a context is current already, which is so only where one is run in place. */
  private record InPlace(ContextsCarrier task, Context previous) {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (!(self instanceof ContextsCarrier task)) {
      return null;
    }
    Context own = CarriedContexts.of(task, task);
    if (own == null) {
      return null;
    }
    Context previous = ThreadContext.get().swap(own);
    return previous == null ? task : new InPlace(task, previous);
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    ContextsCarrier task;
    if (state instanceof InPlace inPlace) {
      task = inPlace.task;
      ThreadContext.get().swap(inPlace.previous);
    } else {
      task = (ContextsCarrier) state;
      ThreadContext.get().swap(null);
    }
    if (!(task instanceof Future<?> future) || future.isDone()) {
      CarriedContexts.take(task, task);
    }
    return result;
  }
}
