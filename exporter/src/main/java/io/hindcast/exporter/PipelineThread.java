package io.hindcast.exporter;

import io.hindcast.bootstrap.record.SpanQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs a pipeline on its thread. The pipeline is made there too, when there is a first record, or
 * when there is other work and the start of the process is over: making it loads classes. Nobody
 * wakes the thread for new records, so handing them over costs the application nothing; it looks by
 * itself.
 */
final class PipelineThread implements Runnable {
  /** 20 looks a second: unseen on any machine, and a ring of 512 slots holds 10,000 requests/s. */
  static final long IDLE_NANOS = 50_000_000;

  /** Most services have started by then, and shorter programs have no metrics worth sending. */
  static final long STARTING_NANOS = 10_000_000_000L;

  private final Callable<Pipeline> maker;
  private final boolean otherWork;
  private final Log log;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile boolean hurries;

  // Guarded by this.
  private long flushesWanted;
  private long flushesDone;
  private boolean ended;

  /**
   * A thread that has not begun.
   *
   * @param otherWork whether there is work without a record: metrics, or what is in the spool
   */
  PipelineThread(Callable<Pipeline> maker, boolean otherWork, Log log) {
    this.maker = maker;
    this.otherWork = otherWork;
    this.log = log;
    this.thread = new BackgroundThreads("hindcast-exporter").newThread(this);
  }

  void start() {
    thread.start();
  }

  /**
   * Takes everything through; returns whether that was done within the time. By any other thread.
   */
  boolean flush(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    synchronized (this) {
      long ticket = ++flushesWanted;
      LockSupport.unpark(thread);
      while (flushesDone < ticket && !ended) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return flushesDone >= ticket;
    }
  }

  /** From now on nothing waits for others to be sent with: this may be the last that is done. */
  void hurry() {
    hurries = true;
  }

  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void run() {
    try {
      if (awaitWork()) {
        loop(maker.call());
      }
    } catch (Throwable failure) {
      log.warn("The exporter could not start, no traces are exported: " + failure);
    } finally {
      synchronized (this) {
        ended = true;
        notifyAll();
      }
    }
  }

  /**
   * Waits for the first record: a program that records none loads nothing of OpenTelemetry, and a
   * service does so when it has started. Returns false where the end comes before one.
   */
  private boolean awaitWork() {
    long began = System.nanoTime();
    while (SpanQueue.size() == 0) {
      if (otherWork && System.nanoTime() - began >= STARTING_NANOS) {
        return true;
      }
      if (stopped) {
        return false;
      }
      synchronized (this) {
        // Looked at again: whoever wants a flush may have handed over a record just before.
        if (SpanQueue.size() == 0) {
          flushesDone = flushesWanted;
          notifyAll();
        }
      }
      LockSupport.parkNanos(IDLE_NANOS);
      // An interrupt would make the next waits return at once.
      Thread.interrupted();
    }
    return true;
  }

  private void loop(Pipeline pipeline) {
    boolean failureLogged = false;
    while (!stopped) {
      int work = 0;
      try {
        work = pipeline.doWork();
        flushWanted(pipeline);
        if (hurries) {
          pipeline.hurry();
        }
      } catch (Throwable failure) {
        // No memory, say: the next step may fare better, and a thread that is gone never does.
        if (!failureLogged) {
          failureLogged = true;
          log.warn(
              "A step of the exporter failed; it goes on, further failures are not told: "
                  + failure);
        }
      }
      if (work == 0) {
        LockSupport.parkNanos(IDLE_NANOS);
        // An interrupt would make the next waits return at once.
        Thread.interrupted();
      }
    }
    pipeline.abandon();
  }

  private void flushWanted(Pipeline pipeline) {
    long wanted;
    synchronized (this) {
      wanted = flushesWanted;
      if (wanted == flushesDone) {
        return;
      }
    }
    try {
      pipeline.flush();
    } finally {
      synchronized (this) {
        flushesDone = wanted;
        notifyAll();
      }
    }
  }
}
