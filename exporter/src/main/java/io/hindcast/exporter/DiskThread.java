package io.hindcast.exporter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits for the disk in place of others. A file system may hang for good; who asks
 * waits for a bounded time, once: while the disk does not answer nobody waits again. The thread
 * begins with the first task. Thread safe.
 *
 * <pre>
 *   call ──► task ──► answer                 within the patience
 *     └────► null     task ──► too late      else: what it did is undone
 * </pre>
 */
final class DiskThread implements Runnable {
  /** Forced writes on a busy disk take tenths of a second. */
  static final long PATIENCE_NANOS = 1_000_000_000;

  /** A disk that hangs now and then makes two lines a minute: that it does, and no longer does. */
  private static final long QUIET_NANOS = 60_000_000_000L;

  private final class Task<T> {
    private final Callable<@Nullable T> work;
    private final Consumer<T> tooLate;

    // Guarded by the thread's monitor.
    private @Nullable T answer;
    private boolean done;
    private boolean givenUp;

    Task(Callable<@Nullable T> work, Consumer<T> tooLate) {
      this.work = work;
      this.tooLate = tooLate;
    }

    void run() {
      synchronized (DiskThread.this) {
        if (givenUp) {
          return;
        }
      }
      T result = null;
      try {
        result = work.call();
      } catch (Throwable failure) {
        // No memory, say: as if the disk had refused it.
      }
      boolean late;
      synchronized (DiskThread.this) {
        answer = result;
        done = true;
        late = givenUp;
        DiskThread.this.notifyAll();
      }
      if (late && result != null) {
        undo(result);
      }
    }

    private void undo(T result) {
      try {
        tooLate.accept(result);
      } catch (Throwable failure) {
        // What stays on the disk is sent by the next process; this thread has to go on.
      }
    }
  }

  private final Log log;
  private final ThreadFactory threads;

  // Guarded by this.
  private final Deque<Task<?>> tasks = new ArrayDeque<>();
  private boolean running;
  private boolean hangs;
  private boolean told;
  private boolean anythingTold;
  private long toldAt;
  private long end;
  private boolean ending;
  private boolean stopped;

  DiskThread(Log log, ThreadFactory threads) {
    this.log = log;
    this.threads = threads;
  }

  /**
   * Has it done, and waits for the answer.
   *
   * @param tooLate undoes what was done when nobody waits any more; on this thread
   * @return null also where the disk does not answer
   */
  <T> @Nullable T call(Callable<@Nullable T> work, Consumer<T> tooLate) {
    Task<T> task = new Task<>(work, tooLate);
    boolean tell;
    synchronized (this) {
      long began = System.nanoTime();
      if (hangs || stopped || leftNanos(began) <= 0) {
        return null;
      }
      add(task);
      if (!running) {
        // There is no thread to be had: nobody would answer.
        tasks.removeLast();
        return null;
      }
      await(task, began);
      if (task.done) {
        return task.answer;
      }
      task.givenUp = true;
      hangs = true;
      tell = isTimeToTell();
    }
    if (tell) {
      log.warn("The spool's file system does not answer; the spool is left alone until it does.");
    }
    return null;
  }

  /** Within the monitor. Whether it is told that the disk hangs; then also that it does not. */
  private boolean isTimeToTell() {
    long now = System.nanoTime();
    if (told || (anythingTold && now - toldAt < QUIET_NANOS)) {
      return false;
    }
    told = true;
    anythingTold = true;
    toldAt = now;
    return true;
  }

  /** Has it done some time, after all before; waits for nothing. */
  void later(Runnable work) {
    synchronized (this) {
      add(
          new Task<>(
              () -> {
                work.run();
                return null;
              },
              nothing -> {}));
    }
  }

  /** From now on nobody waits for longer than that, whatever is asked. */
  synchronized void endWithin(long nanos) {
    ending = true;
    end = System.nanoTime() + nanos;
    notifyAll();
  }

  /** Takes nothing any more, and ends when all is done; waits for that while there is time. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
    long began = System.nanoTime();
    while (running && !hangs && leftNanos(began) > 0) {
      waitFor(leftNanos(began));
    }
  }

  @Override
  public void run() {
    for (Task<?> next = next(); next != null; next = next()) {
      next.run();
      answered();
    }
  }

  private synchronized @Nullable Task<?> next() {
    while (tasks.isEmpty() && !stopped) {
      waitFor(Long.MAX_VALUE);
    }
    Task<?> next = tasks.pollFirst();
    if (next == null) {
      running = false;
      notifyAll();
    }
    return next;
  }

  private void answered() {
    boolean tell;
    synchronized (this) {
      hangs = false;
      tell = told && tasks.isEmpty();
      if (tell) {
        told = false;
      }
    }
    if (tell) {
      log.info("The spool's file system answers again.");
    }
  }

  /** Within the monitor. */
  private void add(Task<?> task) {
    if (stopped) {
      return;
    }
    tasks.addLast(task);
    if (running) {
      notifyAll();
    } else {
      begin();
    }
  }

  /** Within the monitor. */
  private void begin() {
    running = true;
    try {
      threads.newThread(this).start();
    } catch (OutOfMemoryError none) {
      // The process has as many threads as it may: the next task tries again.
      running = false;
    }
  }

  /** Within the monitor. An interrupt is put off: who waits counts what becomes of its items. */
  private void await(Task<?> task, long began) {
    boolean interrupted = false;
    while (!task.done) {
      long left = leftNanos(began);
      if (left <= 0) {
        break;
      }
      interrupted |= waitFor(left);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private long leftNanos(long began) {
    long now = System.nanoTime();
    long patience = PATIENCE_NANOS - (now - began);
    return ending ? Math.min(patience, end - now) : patience;
  }

  private boolean waitFor(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, nanos);
      return false;
    } catch (InterruptedException stop) {
      return true;
    }
  }
}
