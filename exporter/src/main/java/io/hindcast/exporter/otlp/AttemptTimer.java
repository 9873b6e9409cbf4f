package io.hindcast.exporter.otlp;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends HTTP attempts that take longer than they may. The JDK's client bounds each read, but not how
 * many there are, and writing not at all: a collector that dribbles would hold the sender for good.
 * A thread of its own, since it is the sender's that hangs; it begins with the first attempt.
 */
final class AttemptTimer implements Runnable {
  /** What is being connected can't be ended yet. */
  private static final long AGAIN_NANOS = 500_000_000;

  /** One attempt. */
  static final class Attempt {
    private final Runnable cut;
    private final long end;

    Attempt(Runnable cut, long end) {
      this.cut = cut;
      this.end = end;
    }

    /** Whether its time is over. */
    boolean isOver() {
      return leftNanos() <= 0;
    }

    private long leftNanos() {
      return end - System.nanoTime();
    }
  }

  private final long timeoutNanos;
  private final ThreadFactory threads;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Attempt current;
  private volatile boolean stopped;

  AttemptTimer(Duration timeout, ThreadFactory threads) {
    this.timeoutNanos = timeout.toNanos();
    this.threads = threads;
  }

  /**
   * An attempt begins. By the sender's thread.
   *
   * @param cut ends it at once, whatever its thread is doing; called by other threads
   * @throws OutOfMemoryError there is no thread to be had, and nothing would end the attempt
   */
  Attempt begin(Runnable cut) {
    Attempt attempt = new Attempt(cut, System.nanoTime() + timeoutNanos);
    current = attempt;
    Thread running = thread;
    if (running == null) {
      start();
    } else {
      LockSupport.unpark(running);
    }
    return attempt;
  }

  private void start() {
    Thread started = threads.newThread(this);
    thread = started;
    boolean running = false;
    try {
      started.start();
      running = true;
    } finally {
      if (!running) {
        thread = null;
      }
    }
  }

  /** The attempt is over. By the sender's thread. */
  void end() {
    current = null;
  }

  /**
   * Ends the thread, and the attempt if there is one. By any thread: it waits for nothing. To
   * disconnect from a collector that stopped in the middle of its answer is to wait for whoever
   * reads that, which at the end of the JVM nobody has the time for.
   */
  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void run() {
    while (!stopped) {
      Attempt attempt = current;
      if (attempt == null) {
        LockSupport.park(this);
      } else if (!attempt.isOver()) {
        LockSupport.parkNanos(this, attempt.leftNanos());
      } else {
        cut(attempt);
        LockSupport.parkNanos(this, AGAIN_NANOS);
      }
      // An interrupt would make the next waits return at once.
      Thread.interrupted();
    }
    Attempt last = current;
    if (last != null) {
      cut(last);
    }
  }

  private static void cut(Attempt attempt) {
    try {
      attempt.cut.run();
    } catch (RuntimeException inUse) {
      // The other thread is at it too: it ends the attempt, or this is tried again.
    }
  }
}
