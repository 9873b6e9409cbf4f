package io.hindcast.exporter;

import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.ThreadFactory;

/**
 * Threads of the agent's own: daemons, that load classes from the agent's loader and inherit
 * nothing of the application, and whose work is not recorded. Thread safe.
 */
public final class BackgroundThreads implements ThreadFactory {
  private final String name;

  /** Threads of one name. */
  public BackgroundThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable work) {
    // The last argument keeps inheritable thread locals of the application out.
    Thread thread = new Thread(null, new Unrecorded(work), name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(BackgroundThreads.class.getClassLoader());
    return thread;
  }

  /** No lambda: the first one in a JVM costs the thread that starts the agent 20 ms. */
  private record Unrecorded(Runnable work) implements Runnable {
    @Override
    public void run() {
      ThreadContext.get().suppress();
      work.run();
    }
  }
}
