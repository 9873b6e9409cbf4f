package io.hindcast.instrumentations.serverthreads.jetty;

import io.hindcast.bootstrap.probe.ProbeTable;
import io.hindcast.bootstrap.record.CarryingTask;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.Moment;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/** A task that was given to {@code AsyncContext.start}: waits for a thread from then on. */
final class StartedTask extends CarryingTask {
  /** As {@link Moment} has it: fills the gap at the object's end. */
  private final int handedOver = Moment.now();

  StartedTask(Runnable task, Context context) {
    super(task, context);
  }

  /** Where something is current already, somebody runs it in place. */
  @Override
  protected void begins(
      ThreadContext thread, @Nullable Context previous, @Nullable Context carried) {
    if (previous != null || carried == null) {
      return;
    }
    try {
      QueueWaits.over(thread, carried, Moment.nanosSince(handedOver));
    } catch (Throwable ours) {
      ProbeTable.failed(ours, JettyThreadsModule.NAME);
    }
  }
}
