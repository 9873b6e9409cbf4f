package io.hindcast.agent;

import io.hindcast.exporter.BackgroundThreads;
import io.hindcast.tooling.AgentLog;
import io.hindcast.tooling.config.FileWatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the file of options every two seconds, on a thread of its own: a file may lie on a disk
 * that hangs, and the exporter must not.
 */
final class FileWatchThread implements Runnable {
  private static final long PAUSE_NANOS = 2_000_000_000L;

  private final FileWatch watch;
  private final AgentLog log;

  private FileWatchThread(FileWatch watch, AgentLog log) {
    this.watch = watch;
    this.log = log;
  }

  static void start(FileWatch watch, AgentLog log) {
    new BackgroundThreads("hindcast-options").newThread(new FileWatchThread(watch, log)).start();
  }

  @Override
  public void run() {
    boolean failureLogged = false;
    while (true) {
      LockSupport.parkNanos(PAUSE_NANOS);
      // An interrupt would make the next waits return at once.
      Thread.interrupted();
      try {
        watch.doWork();
      } catch (Throwable failure) {
        // No memory, say: the next look may fare better.
        if (!failureLogged) {
          failureLogged = true;
          log.warn("could not look at the file of options; further failures are not told", failure);
        }
      }
    }
  }
}
