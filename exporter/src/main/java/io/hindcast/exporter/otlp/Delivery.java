package io.hindcast.exporter.otlp;

import io.hindcast.exporter.trace.Clock;
import java.util.List;

/**
 * Brings payloads to the collector, one after the other, and again where the OTLP specification
 * allows it. A payload that may be sent again stays first until it is delivered, or until newer
 * ones need its room. One that is too large, or that has something in it which the collector does
 * not take, is halved, so that a bad item costs itself. Steps of the sender's thread.
 */
final class Delivery {
  /** For nothing but a wake-up that went astray. */
  private static final long LONGEST_REST_NANOS = 60_000_000_000L;

  /** Made while there is some. */
  private static final Outcome NO_MEMORY =
      new Outcome.Retry(
          "no memory for a request", OutOfMemoryError.class.getName(), true, Outcome.NO_DELAY);

  private final PayloadQueue queue;
  private final Ledger ledger;
  private final Transport transport;
  private final PayloadSplitter splitter;
  private final SizeLimit limit;
  private final Backoff backoff;
  private final CollectorLog log;
  private final Clock clock;

  private boolean waiting;
  private boolean endingTried;
  private long notBefore;

  /** Whether to look for what the collector does not take: not where it takes nothing at all. */
  private boolean searches = true;

  /** Set by another thread; from then on nobody waits for a collector that is not there. */
  private volatile boolean ending;

  Delivery(
      PayloadQueue queue,
      Ledger ledger,
      Transport transport,
      PayloadSplitter splitter,
      SizeLimit limit,
      Backoff backoff,
      CollectorLog log,
      Clock clock) {
    this.queue = queue;
    this.ledger = ledger;
    this.transport = transport;
    this.splitter = splitter;
    this.limit = limit;
    this.backoff = backoff;
    this.log = log;
    this.clock = clock;
  }

  /** Makes one attempt if there is something to send and it is time to; returns whether it did. */
  int doWork() {
    long now = clock.nanoTime();
    log.tell(now);
    boolean lastTry = ending && !endingTried;
    if (waiting && !lastTry && now - notBefore < 0) {
      return 0;
    }
    if (lastTry) {
      // Half a minute between two attempts would leave but this one.
      backoff.reset();
    }
    endingTried |= lastTry;
    waiting = false;
    // What is on the disk can wait for the next start of the process, whose end cannot.
    Payload payload = ending ? queue.take() : queue.takeOrFetch(now);
    if (payload == null) {
      return 0;
    }
    if (payload.bisection().isUsedUp()) {
      drop(payload, "other parts of the same request were refused too often");
    } else if (payload.bytes().length <= limit.bytes() || !halve(payload)) {
      send(payload);
    }
    return 1;
  }

  /** How long there is nothing to do unless somebody wakes the thread. */
  long restNanos() {
    long now = clock.nanoTime();
    long rest = waiting ? notBefore - now : LONGEST_REST_NANOS;
    return Math.max(1, Math.min(rest, log.restNanos(now)));
  }

  /**
   * The JVM ends: what waits is tried at once, and given up when nobody is there. So a program
   * without a collector does not end later than it would.
   */
  void end() {
    ending = true;
  }

  private void send(Payload payload) {
    Outcome outcome;
    try {
      outcome = transport.send(payload.bytes());
    } catch (OutOfMemoryError full) {
      // Nobody has refused it, and the heap has room again sooner or later.
      outcome = NO_MEMORY;
    } catch (Throwable failure) {
      // A missing class: another payload may fare better.
      outcome = new Outcome.Refused(Reasons.of(failure), failure.getClass().getName());
    }
    if (outcome instanceof Outcome.Delivered delivered) {
      delivered(payload, delivered);
    } else if (outcome instanceof Outcome.Retry retry) {
      again(retry);
    } else if (outcome instanceof Outcome.Refused refused) {
      refused(payload, refused);
    }
  }

  private void delivered(Payload payload, Outcome.Delivered outcome) {
    long now = clock.nanoTime();
    backoff.reset();
    limit.delivered(now);
    payload.bisection().delivered();
    searches = true;
    long rejected = Math.min(outcome.rejectedItems(), payload.items());
    // Counted first: whoever waits for the queue reads the counters next.
    ledger.delivered(payload, rejected);
    if (rejected > 0) {
      log.state(
          CollectorLog.State.REFUSING,
          rejected
              + " of "
              + payload.items()
              + " were rejected ("
              + Reasons.clean(outcome.message())
              + "). They are counted, and not sent again.",
          now);
    } else {
      log.state(
          CollectorLog.State.WELL,
          ledger.shed() + " were dropped so far because there was no room to keep them.",
          now);
    }
    queue.done();
  }

  private void refused(Payload payload, Outcome.Refused outcome) {
    backoff.reset();
    boolean smaller =
        switch (outcome.blame()) {
          case ANY_REQUEST -> false;
          case CONTENT -> searches;
          case SIZE -> limit.refused(payload.bytes().length, clock.nanoTime());
        };
    Bisection bisection = payload.bisection();
    bisection.refused();
    if (smaller && !bisection.isUsedUp() && halve(payload)) {
      return;
    }
    if (bisection.isUsedUp() && !bisection.anyDelivered()) {
      searches = false;
    }
    drop(payload, outcome.reason());
  }

  /** Puts halves in its place; returns false where it has but one item. */
  private boolean halve(Payload payload) {
    List<Payload> halves = splitter.halves(payload);
    if (halves.isEmpty()) {
      return false;
    }
    if (ledger.divided(payload)) {
      queue.putBack(halves);
    } else {
      queue.done();
    }
    return true;
  }

  private void drop(Payload payload, String reason) {
    ledger.refused(payload);
    log.state(
        CollectorLog.State.REFUSING,
        reason + ". They are counted, and not sent again.",
        clock.nanoTime());
    queue.done();
  }

  private void again(Outcome.Retry outcome) {
    queue.putBack();
    long now = clock.nanoTime();
    waiting = true;
    notBefore = now + backoff.nextNanos(outcome.delayNanos());
    // Not where the attempt began before: somebody may have come back since.
    if (endingTried && !outcome.reachable()) {
      queue.abandon();
    }
    log.state(
        ledger.overflowed() ? CollectorLog.State.SPOOLING : CollectorLog.State.AWAY,
        outcome.reason()
            + ". They wait in memory, "
            + (queue.capacityBytes() >> 20)
            + " MiB at most; then the oldest "
            + (ledger.hasOverflow() ? "go to the spool or are dropped." : "are dropped."),
        now);
  }
}
