package io.hindcast.smoke.overhead;

import io.hindcast.smoke.stage.StageException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Requests from {@value #CONNECTIONS} connections. At a rate, each request has its time, whatever
 * became of those before, and its latency counts from that time on: an application that stalls is
 * not spared the requests that would have come meanwhile. Without a rate each connection asks again
 * as soon as it was answered.
 */
final class Load {
  private static final int CONNECTIONS = 16;

  private final int port;
  private final String path;
  private final AtomicLong tickets = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicReference<@Nullable IOException> firstFailure = new AtomicReference<>();
  private final Histogram microseconds = new ConcurrentHistogram(3);

  private Load(int port, String path) {
    this.port = port;
    this.path = path;
  }

  /** What came of it: requests that were answered, and how long they took. */
  record Outcome(long answered, double seconds, Histogram microseconds) {
    double milliseconds(double percentile) {
      return microseconds.getValueAtPercentile(percentile) / 1000.0;
    }
  }

  /** A path that ends with a slash gets the number of the request, 0 to 99, appended. */
  static Outcome atRate(int port, String path, double perSecond, Duration duration)
      throws InterruptedException {
    return new Load(port, path).run(1e9 / perSecond, duration);
  }

  static Outcome saturating(int port, String path, Duration duration) throws InterruptedException {
    return new Load(port, path).run(0, duration);
  }

  private Outcome run(double interval, Duration duration) throws InterruptedException {
    long start = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      Thread thread = new Thread(() -> drive(start, interval, duration.toNanos()), "load-" + i);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (failed.get() > 0) {
      // An arm that answers less is not cheaper.
      throw new StageException(
          failed + " of " + CONNECTIONS + " connections failed, first: " + firstFailure.get());
    }
    return new Outcome(answered.get(), seconds, microseconds);
  }

  private void drive(long start, double interval, long duration) {
    try (HttpConnection connection = new HttpConnection(port)) {
      while (true) {
        long ticket = tickets.getAndIncrement();
        long due = interval == 0 ? System.nanoTime() : start + (long) (ticket * interval);
        if (due - start >= duration) {
          return;
        }
        awaitTime(due);
        var unused = connection.get(path.endsWith("/") ? path + ticket % 100 : path);
        microseconds.recordValue((System.nanoTime() - due) / 1000);
        answered.incrementAndGet();
      }
    } catch (IOException e) {
      firstFailure.compareAndSet(null, e);
      failed.incrementAndGet();
    }
  }

  private static void awaitTime(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
