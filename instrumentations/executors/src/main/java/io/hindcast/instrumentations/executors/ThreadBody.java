package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;

/** What a thread runs that was made under a context, for one task. */
final class ThreadBody implements Runnable {
  /** From JDK 22 on, virtual threads that wait for sockets on behalf of others, for ever. */
  private static final String POLLERS = "sun.nio.ch.";

  private final Runnable task;

  /** Let go of when the thread begins: the thread refers to this object for as long as it lives. */
  private @Nullable Context context;

  ThreadBody(Runnable task, Context context) {
    this.task = task;
    this.context = context;
  }

  @Override
  public void run() {
    if (isPoller(Thread.currentThread())) {
      context = null;
      task.run();
    } else {
      runUnderContext();
    }
  }

  private void runUnderContext() {
    ThreadContext thread = ThreadContext.get();
    Context previous = thread.swap(context);
    context = null;
    try {
      task.run();
    } finally {
      thread.swap(previous);
    }
  }

  /** Started by whoever blocks first: such a thread would hold that request for ever. */
  private static boolean isPoller(Thread thread) {
    // No other is asked for its handler: the application may override that, and what it throws
    // would lose the task.
    if (!VirtualThreads.includes(thread)) {
      return false;
    }
    Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
    return handler != null && handler.getClass().getName().startsWith(POLLERS);
  }
}
