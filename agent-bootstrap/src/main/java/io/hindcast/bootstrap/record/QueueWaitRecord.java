package io.hindcast.bootstrap.record;

import io.hindcast.bootstrap.sampling.Bucket;
import org.jspecify.annotations.Nullable;

/**
 * One long wait of a task in the queue of an executor: from its hand-over, under the span that did
 * it, until a worker began it. In a trace it fills the gap before the spans of the task.
 *
 * <p>It is made when it is over, so it is never anybody's context.
 */
public final class QueueWaitRecord extends SpanRecord {
  /** The name of the executor, as in its metrics. */
  public @Nullable String executor;

  private QueueWaitRecord(ThreadContext thread, SpanRecord above, long began) {
    super(thread, above, began);
  }

  /** One that is made again. */
  public QueueWaitRecord(RestoredSpan parts) {
    super(parts);
  }

  /** Records a wait that is over, where there is a span for it to lie under. */
  static void waited(ThreadContext thread, Context carried, String executor, long nanos) {
    SpanRecord above = carried.span();
    if (above == null) {
      return;
    }
    long began = System.nanoTime() - nanos;
    // The moment of the hand-over is rounded, and no span begins before the one that it lies under.
    boolean early = began - above.startNanos() < 0;
    QueueWaitRecord wait = new QueueWaitRecord(thread, above, early ? above.startNanos() : began);
    wait.executor = executor;
    wait.end();
  }

  @Override
  public long waitedNanos() {
    return endNanos() - startNanos();
  }

  @Override
  public int bucket() {
    return Bucket.ofName('Q', 0, executor);
  }
}
