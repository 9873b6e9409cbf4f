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
final class SenderThread implements Runnable {
  private final PayloadQueue queue;
  private final ExporterStats stats;
  private final Log log;
  private final Clock clock;
  private final OtlpSettings settings;
  private final String version;
  private final String collector;

  private volatile @Nullable Thread thread;
  private volatile @Nullable Delivery delivery;
  private volatile @Nullable Transport transport;
  private volatile boolean ending;
  private volatile boolean stopped;

  /** A thread that has not begun; the version is the agent's. */
  SenderThread(
      PayloadQueue queue,
      OtlpSettings settings,
      String version,
      ExporterStats stats,
      Log log,
      Clock clock) {
    this.queue = queue;
    this.stats = stats;
    this.log = log;
    this.clock = clock;
    this.settings = settings;
    this.version = version;
    this.collector = name(settings.endpoint());
  }

  /** There is something to send. By the exporter's thread. */
  void wake() {
    Thread running = thread;
    if (running != null) {
      LockSupport.unpark(running);
    } else if (!stopped) {
      Thread started = new BackgroundThreads("hindcast-sender").newThread(this);
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

  @Override
  public void run() {
    Transport open;
    CollectorLog.State told = CollectorLog.State.WELL;
    try {
      open = Transports.open(settings, version);
    } catch (Throwable failure) {
      log.warn(
          "No spans are sent to "
              + collector
              + ": the connection can't be set up ("
              + Reasons.of(failure)
              + "). They are counted as dropped.");
      open = new NoTransport(Reasons.of(failure));
      told = CollectorLog.State.REFUSING;
    }
    transport = open;
    Delivery running =
        new Delivery(
            queue,
            open,
            new Backoff(new SplittableRandom()),
            stats,
            new CollectorLog(log, collector, told),
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
