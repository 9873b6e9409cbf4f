package io.hindcast.exporter;

import java.util.concurrent.ThreadFactory;

/** A process that has as many threads as it may when the first one is asked for. */
public final class NoThreadAtFirst implements ThreadFactory {
  private final ThreadFactory then = new BackgroundThreads("hindcast-test");
  private boolean asked;

  @Override
  public Thread newThread(Runnable work) {
    if (asked) {
      return then.newThread(work);
    }
    asked = true;
    return new Thread(work, "never-begins") {
      @Override
      public synchronized void start() {
        throw new OutOfMemoryError("unable to create native thread");
      }
    };
  }
}
