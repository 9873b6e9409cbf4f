package io.hindcast.exporter.otlp;

import io.hindcast.exporter.BackgroundThreads;
import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.Log;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.trace.Clock;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link Delivery} on a thread of its own, which begins with the first payload: a process that
 * sends nothing has no such thread, and loads no transport.
 */
final class SenderThread {
  private final PayloadQueue queue;
  private final ExporterStats stats;
  private final Log log;
  private final Clock clock;
  private final String collector;

  private volatile @Nullable Thread thread;
  private volatile @Nullable Delivery delivery;
  private volatile @Nullable Transport transport;
  private volatile boolean ending;
  private volatile boolean stopped;

  SenderThread(
      PayloadQueue queue, ExporterStats stats, Log log, Clock clock, OtlpSettings settings) {
    this.queue = queue;
    this.stats = stats;
    this.log = log;
    this.clock = clock;
    this.collector = name(settings.endpoint());
  }

  /** There is something to send. By the exporter's thread. */
  void wake(OtlpEncoder encoder) {
    Thread running = thread;
    if (running != null) {
      LockSupport.unpark(running);
    } else if (!stopped) {
      Thread started = new BackgroundThreads("hindcast-sender").newThread(() -> run(encoder));
      thread = started;
      started.start();
    }
  }

  void end() {
    ending = true;
    Delivery running = delivery;
    if (running != null) {
      running.end();
    }
    unpark();
  }

  void stop() {
    stopped = true;
    Transport open = transport;
    if (open != null) {
      open.close();
    }
    unpark();
  }

  private void unpark() {
    Thread running = thread;
    if (running != null) {
      LockSupport.unpark(running);
    }
  }

  private void run(OtlpEncoder encoder) {
    Transport open;
    try {
      open = encoder.transport();
    } catch (Throwable failure) {
      log.warn("No spans are sent to " + collector + ": " + Reasons.of(failure));
      open = new NoTransport(Reasons.of(failure));
    }
    transport = open;
    Delivery running =
        new Delivery(
            queue,
            open,
            new Backoff(new SplittableRandom()),
            stats,
            new CollectorLog(log, collector),
            clock);
    delivery = running;
    if (ending) {
      running.end();
    }
    while (!stopped) {
      if (running.doWork() == 0) {
        LockSupport.parkNanos(running.restNanos());
        // An interrupt would make the next waits return at once.
        Thread.interrupted();
      }
    }
    open.close();
  }

  /** User info of the URL is nobody's business. */
  private static String name(URI endpoint) {
    String authority = endpoint.getAuthority();
    return endpoint.getScheme()
        + "://"
        + authority.substring(authority.lastIndexOf('@') + 1)
        + (endpoint.getPath() == null ? "" : endpoint.getPath());
  }

  /** Where none could be made. */
  private record NoTransport(String reason) implements Transport {
    @Override
    public Outcome send(byte[] message) {
      return new Outcome.Refused(reason);
    }

    @Override
    public void close() {}
  }
}
