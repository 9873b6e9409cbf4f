package io.hindcast.exporter.otlp;

import io.hindcast.exporter.ApplicationLoader;
import io.hindcast.exporter.Log;
import io.hindcast.exporter.OtlpSettings;
import io.hindcast.exporter.Signal;
import io.hindcast.exporter.trace.Clock;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link Delivery} on a thread of its own, which begins with the first payload: a process that
 * sends nothing has no such thread, and loads no transport.
 */
final class SenderThread implements Runnable {
  private final Signal signal;
  private final PayloadQueue queue;
  private final Ledger ledger;
  private final SizeLimit limit;
  private final OtlpSettings settings;
  private final CollectorVoices voices;
  private final Attempts attempts;
  private final Log log;
  private final Clock clock;
  private final String version;
  private final ThreadFactory threads;
  private final String collector;

  private volatile @Nullable Thread thread;
  private volatile @Nullable Delivery delivery;
  private volatile @Nullable Transport transport;
  private volatile boolean ending;
  private volatile boolean stopped;

  /** A thread that has not begun, and will be made by a factory; the version is the agent's. */
  SenderThread(
      Signal signal,
      PayloadQueue queue,
      Ledger ledger,
      SizeLimit limit,
      OtlpSettings settings,
      String version,
      CollectorVoices voices,
      Attempts attempts,
      ThreadFactory threads,
      Log log,
      Clock clock) {
    this.signal = signal;
    this.queue = queue;
    this.ledger = ledger;
    this.limit = limit;
    this.settings = settings;
    this.version = version;
    this.voices = voices;
    this.attempts = attempts;
    this.threads = threads;
    this.log = log;
    this.clock = clock;
    this.collector = name(settings.endpoint());
  }

  /** There is something to send. By any thread. */
  synchronized void wake() {
    Thread running = thread;
    if (running != null) {
      LockSupport.unpark(running);
    } else if (!stopped) {
      begin();
    }
  }

  private void begin() {
    Thread started = threads.newThread(this);
    thread = started;
    try {
      started.start();
    } catch (OutOfMemoryError none) {
      // The process has as many threads as it may: the next one who wakes it tries again.
      thread = null;
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
      open = new MeasuredTransport(Transports.open(signal, settings, version), attempts, clock);
    } catch (Throwable failure) {
      boolean kept = ledger.hasOverflow();
      log.warn(
          "No "
              + signal.items()
              + " are sent to "
              + collector
              + ": the connection can't be set up ("
              + Reasons.of(failure)
              + "). They are "
              + (kept
                  ? "kept in the spool, as far as there is room, for the next start."
                  : "counted as dropped."));
      if (kept) {
        hold();
        return;
      }
      open = new NoTransport(Reasons.of(failure), failure.getClass().getName());
      told = CollectorLog.State.REFUSING;
    }
    transport = open;
    Delivery running =
        new Delivery(
            queue,
            ledger,
            open,
            new PayloadSplitter(signal),
            limit,
            new Backoff(new SplittableRandom()),
            new CollectorLog(
                log, voices, base(settings.endpoint()), collector, signal.items(), told),
            clock);
    delivery = running;
    if (ending) {
      running.end();
    }
    // From here on it looks up names; opening loads services of the agent's own.
    ApplicationLoader.enter();
    loop(running);
    open.close();
  }

  /**
   * Nobody has refused anything, and the next start may be configured better: what is on the disk
   * stays there, and what is new goes there as if the collector were away. At the end of the JVM
   * there is nobody to wait for.
   */
  private void hold() {
    while (!ending && !stopped) {
      LockSupport.park(this);
      // An interrupt would make the next waits return at once.
      Thread.interrupted();
    }
    queue.abandon();
  }

  private void loop(Delivery running) {
    boolean failureLogged = false;
    while (!stopped) {
      int work = 0;
      try {
        work = running.doWork();
      } catch (Throwable failure) {
        // No memory, say: the next step may fare better, and a thread that is gone never does.
        if (!failureLogged) {
          failureLogged = true;
          log.warn(
              "A step of the sender failed; it goes on, further failures are not told: "
                  + Reasons.of(failure));
        }
      }
      if (work == 0) {
        LockSupport.parkNanos(running.restNanos());
        // An interrupt would make the next waits return at once.
        Thread.interrupted();
      }
    }
  }

  /** User info of the URL is nobody's business. */
  private static String name(URI endpoint) {
    return base(endpoint) + (endpoint.getPath() == null ? "" : endpoint.getPath());
  }

  private static String base(URI endpoint) {
    String authority = endpoint.getAuthority();
    return endpoint.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1);
  }

  /** Where none could be made, and nothing can be kept. */
  private record NoTransport(String reason, String error) implements Transport {
    @Override
    public Outcome send(byte[] message) {
      return new Outcome.Refused(reason, error);
    }

    @Override
    public void close() {}
  }
}
