package io.hindcast.smoke.stage;

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
public final class LoadGenerator {
  private static final int CONNECTIONS = 16;

  /** One request of the load. Called by many threads, each with a connection of its own. */
  @FunctionalInterface
  public interface Request {
    /**
     * Sends it and takes the answer; an exception says that there was none, or a wrong one. The
     * next request of this thread has a new connection then.
     *
     * @param number how many were sent before
     */
    void send(HttpConnection connection, long number) throws IOException;
  }

  private final int port;
  private final Request request;
  private final AtomicLong tickets = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicReference<@Nullable IOException> firstFailure = new AtomicReference<>();
  private final Histogram microseconds = new ConcurrentHistogram(3);

  private LoadGenerator(int port, Request request) {
    this.port = port;
    this.request = request;
  }

  public static LoadOutcome atRate(int port, Request request, double perSecond, Duration duration)
      throws InterruptedException {
    return new LoadGenerator(port, request).run(1e9 / perSecond, duration);
  }

  public static LoadOutcome saturating(int port, Request request, Duration duration)
      throws InterruptedException {
    return new LoadGenerator(port, request).run(0, duration);
  }

  private LoadOutcome run(double interval, Duration duration) throws InterruptedException {
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
    return new LoadOutcome(answered.get(), failed.get(), firstFailure.get(), seconds, microseconds);
  }

  private void drive(long start, double interval, long duration) {
    HttpConnection connection = null;
    while (true) {
      long ticket = tickets.getAndIncrement();
      long due = interval == 0 ? System.nanoTime() : start + (long) (ticket * interval);
      if (due - start >= duration) {
        break;
      }
      awaitTime(due);
      try {
        if (connection == null) {
          connection = new HttpConnection(port);
        }
        request.send(connection, ticket);
        microseconds.recordValue((System.nanoTime() - due) / 1000);
        answered.incrementAndGet();
      } catch (IOException e) {
        firstFailure.compareAndSet(null, e);
        failed.incrementAndGet();
        close(connection);
        connection = null;
      }
    }
    close(connection);
  }

  private static void close(@Nullable HttpConnection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (IOException e) {
      // Nobody waits for anything from it any more.
    }
  }

  private static void awaitTime(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
