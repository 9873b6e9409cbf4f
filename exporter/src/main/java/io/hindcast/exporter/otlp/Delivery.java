package io.hindcast.exporter.otlp;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.trace.Clock;

/**
 * Brings payloads to the collector, one after the other, and again where the OTLP specification
 * allows it. A payload that may be sent again stays first until it is delivered, or until newer
 * ones need its room. Steps of the sender's thread.
 */
final class Delivery {
  /** For nothing but a wake-up that went astray. */
  private static final long LONGEST_REST_NANOS = 60_000_000_000L;

  private final PayloadQueue queue;
  private final Transport transport;
  private final Backoff backoff;
  private final ExporterStats stats;
  private final CollectorLog log;
  private final Clock clock;

  private boolean waiting;
  private boolean endingTried;
  private long notBefore;

  /** Set by another thread; from then on nobody waits for a collector that is not there. */
  private volatile boolean ending;

  Delivery(
      PayloadQueue queue,
      Transport transport,
      Backoff backoff,
      ExporterStats stats,
      CollectorLog log,
      Clock clock) {
    this.queue = queue;
    this.transport = transport;
    this.backoff = backoff;
    this.stats = stats;
    this.log = log;
    this.clock = clock;
  }

  /** Makes one attempt if there is something to send and it is time to; returns whether it did. */
  int doWork() {
    boolean lastTry = ending && !endingTried;
    if (waiting && !lastTry && clock.nanoTime() - notBefore < 0) {
      return 0;
    }
    endingTried = ending;
    Payload payload = queue.take();
    if (payload == null) {
      return 0;
    }
    waiting = false;
    Outcome outcome;
    try {
      outcome = transport.send(payload.bytes());
    } catch (Throwable failure) {
      // A missing class, no memory: another payload may fare better.
      outcome = new Outcome.Refused(Reasons.of(failure));
    }
    // Counted first: whoever waits for the queue reads the counters next.
    if (outcome instanceof Outcome.Delivered delivered) {
      delivered(payload, delivered);
      queue.done();
    } else if (outcome instanceof Outcome.Retry retry) {
      again(retry);
    } else if (outcome instanceof Outcome.Refused refused) {
      refused(payload, refused);
      queue.done();
    }
    return 1;
  }

  /** How long there is nothing to do unless somebody wakes the thread. */
  long restNanos() {
    return waiting ? Math.max(1, notBefore - clock.nanoTime()) : LONGEST_REST_NANOS;
  }

  /**
   * The JVM ends: what waits is tried at once, and given up when nobody answers. So a program
   * without a collector does not end later than it would.
   */
  void end() {
    ending = true;
  }

  private void delivered(Payload payload, Outcome.Delivered outcome) {
    backoff.reset();
    long rejected = Math.min(outcome.rejectedSpans(), payload.spans());
    if (payload.settle()) {
      stats.addExported(payload.spans() - rejected);
      stats.addDropped(DropReason.PARTIALLY_REJECTED, rejected);
    }
    if (rejected > 0) {
      log.state(
          CollectorLog.State.REFUSING,
          rejected
              + " of "
              + payload.spans()
              + " were rejected ("
              + Reasons.clean(outcome.message())
              + "). They are counted, and not sent again.",
          clock.nanoTime());
    } else {
      log.state(
          CollectorLog.State.WELL,
          stats.dropped(DropReason.QUEUE_FULL)
              + " spans were dropped so far because there was no room to keep them.",
          clock.nanoTime());
    }
  }

  private void refused(Payload payload, Outcome.Refused outcome) {
    backoff.reset();
    if (payload.settle()) {
      stats.addDropped(DropReason.REFUSED, payload.spans());
    }
    log.state(
        CollectorLog.State.REFUSING,
        outcome.reason() + ". They are counted, and not sent again.",
        clock.nanoTime());
  }

  private void again(Outcome.Retry outcome) {
    queue.putBack();
    long now = clock.nanoTime();
    waiting = true;
    notBefore = now + backoff.nextNanos(outcome.delayNanos());
    if (ending && !outcome.reachable()) {
      queue.abandon();
    }
    log.state(
        CollectorLog.State.AWAY,
        outcome.reason()
            + ". They wait in memory, "
            + (queue.capacityBytes() >> 20)
            + " MiB at most; then the oldest are dropped.",
        now);
  }
}
