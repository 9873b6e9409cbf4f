package io.hindcast.smoke.faults.application;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/** A new thread for each task. It stays when the task is done, as an idle one of a pool does. */
final class KeptThreads implements Executor {
  @Override
  public void execute(Runnable task) {
    Thread thread = new Thread(() -> runAndStay(task), "kept");
    thread.setDaemon(true);
    thread.start();
  }

  private static void runAndStay(Runnable task) {
    task.run();
    while (true) {
      LockSupport.park();
    }
  }
}
