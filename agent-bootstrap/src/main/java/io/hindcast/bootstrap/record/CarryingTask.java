package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * A task that runs under the context of whoever handed it over: for those that nobody looks at
 * again. 24 bytes, and in them a gap of four for a subclass.
 */
public class CarryingTask implements Runnable {
  private final Runnable task;
  private final @Nullable Context context;

  /**
   * Takes the place of a task.
   *
   * @param context null for none, whatever the thread works under that runs it
   */
  public CarryingTask(Runnable task, @Nullable Context context) {
    this.task = task;
    this.context = context;
  }

  /** The application's own. */
  public final Runnable task() {
    return task;
  }

  @Override
  public final void run() {
    ThreadContext thread = ThreadContext.get();
    Context previous = thread.swap(context);
    try {
      begins(thread, previous, context);
      task.run();
    } finally {
      thread.swap(previous);
    }
  }

  /** Called right before the task is run. Must not throw: no shim is around. */
  protected void begins(
      ThreadContext thread, @Nullable Context previous, @Nullable Context carried) {}

  /** Libraries name a task that throws in their log. */
  @Override
  public final String toString() {
    return task.toString();
  }
}
