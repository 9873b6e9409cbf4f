package io.hindcast.exporter.otlp;

import io.hindcast.exporter.ExporterStats.DropReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the collector, evidence before baseline and each oldest first, bounded in bytes.
 * When a new payload needs room the oldest baseline goes, and evidence after all of it: whoever
 * looks after an outage wants to know what went wrong, then how things are now, and what is older
 * is furthest from the present. Thread safe; touched a few times a second, so a lock will do.
 */
final class PayloadQueue {
  /** Evidence that has waited so long is copied to the overflow: the process may be killed. */
  static final long COPY_NANOS = 500_000_000;

  /** When a copy is tried again that could not be made: a disk that was full may have room then. */
  static final long COPY_AGAIN_NANOS = 10_000_000_000L;

  /** At most this, and at most 1/32 of the heap. About 50,000 spans, uncompressed. */
  private static final long MAX_BYTES = 16 << 20;

  private static final long MIN_BYTES = 1 << 20;

  /** What is left of the capacity while the heap is nearly full: one part of so many. */
  private static final int PRESSED = 4;

  private final long capacityBytes;
  private final Ledger ledger;
  private final Deque<Payload> evidence = new ArrayDeque<>();
  private final Deque<Payload> baseline = new ArrayDeque<>();
  private long waitingBytes;
  private @Nullable Payload inFlight;
  private boolean closed;
  private boolean pressed;

  /** How many threads have taken payloads out and not yet said what became of them. */
  private int leaving;

  PayloadQueue(Ledger ledger) {
    this(ledger, capacityFor(Runtime.getRuntime().maxMemory()));
  }

  PayloadQueue(Ledger ledger, long capacityBytes) {
    this.ledger = ledger;
    this.capacityBytes = capacityBytes;
  }

  static long capacityFor(long maxHeapBytes) {
    return Math.max(MIN_BYTES, Math.min(MAX_BYTES, maxHeapBytes / 32));
  }

  /** Takes a new payload, in place of the oldest ones where there is no room. */
  void offer(Payload payload) {
    List<Payload> lost = new ArrayList<>();
    DropReason reason;
    synchronized (this) {
      leaving++;
      if (closed) {
        lost.add(payload);
        reason = DropReason.SHUTDOWN;
      } else {
        waiting(payload).addLast(payload);
        waitingBytes += payload.bytes().length;
        reason = makeRoom(lost);
      }
    }
    left(lost, reason);
  }

  /** While the heap is nearly full it keeps less. */
  void press(boolean nearlyFull) {
    List<Payload> lost = new ArrayList<>();
    DropReason reason;
    synchronized (this) {
      leaving++;
      pressed = nearlyFull;
      reason = makeRoom(lost);
    }
    left(lost, reason);
  }

  /** The next payload, which is in flight until one of the next methods is called. */
  synchronized @Nullable Payload take() {
    Payload next = evidence.pollFirst();
    if (next == null) {
      next = baseline.pollFirst();
    }
    if (next != null) {
      waitingBytes -= next.bytes().length;
    }
    inFlight = next;
    return next;
  }

  /** As {@link #take}, out of the overflow where nothing waits here. By the sender's thread. */
  @Nullable Payload takeOrFetch(long now) {
    Payload next = take();
    if (next != null || isClosed()) {
      return next;
    }
    Payload fetched = ledger.fetch(now);
    if (fetched == null) {
      return null;
    }
    synchronized (this) {
      if (!closed) {
        inFlight = fetched;
        return fetched;
      }
    }
    ledger.lost(fetched, DropReason.SHUTDOWN);
    return null;
  }

  /** The payload in flight was delivered or refused. */
  synchronized void done() {
    inFlight = null;
    notifyAll();
  }

  /** The payload in flight is to be sent again, before all others of its class. */
  void putBack() {
    List<Payload> lost = new ArrayList<>();
    DropReason reason = DropReason.QUEUE_FULL;
    synchronized (this) {
      Payload payload = inFlight;
      inFlight = null;
      if (payload == null) {
        return;
      }
      leaving++;
      if (payload.isFetched()) {
        lost.add(payload);
      } else {
        putFirst(payload);
        reason = makeRoom(lost);
      }
    }
    left(lost, reason);
  }

  /** Parts of the payload in flight take its place, before all others of its class. */
  void putBack(List<Payload> parts) {
    List<Payload> lost = new ArrayList<>();
    DropReason reason;
    synchronized (this) {
      inFlight = null;
      leaving++;
      if (closed) {
        lost.addAll(parts);
        reason = DropReason.SHUTDOWN;
      } else {
        for (int i = parts.size() - 1; i >= 0; i--) {
          putFirst(parts.get(i));
        }
        reason = makeRoom(lost);
      }
    }
    left(lost, reason);
  }

  /**
   * Has evidence copied that waits for too long, up to the first that can't be copied now: to find
   * that out may have taken its time, and the next look begins behind it. By one thread.
   *
   * @return how many copies were made
   */
  int copyOverdue(long now) {
    int copies = 0;
    for (Payload payload : overdue(now)) {
      if (!ledger.copied(payload)) {
        payload.copyFrom = now + COPY_AGAIN_NANOS;
        break;
      }
      payload.copied = true;
      copies++;
    }
    return copies;
  }

  private synchronized List<Payload> overdue(long now) {
    List<Payload> overdue = new ArrayList<>();
    Payload sent = inFlight;
    if (sent != null && sent.priority() == Priority.EVIDENCE) {
      addOverdue(sent, now, overdue);
    }
    for (Payload payload : evidence) {
      addOverdue(payload, now, overdue);
    }
    return overdue;
  }

  /** Gives up all that was not delivered, and all that is still to come. */
  void abandon() {
    List<Payload> lost = new ArrayList<>();
    Payload sent;
    synchronized (this) {
      leaving++;
      closed = true;
      sent = inFlight;
      inFlight = null;
      lost.addAll(evidence);
      lost.addAll(baseline);
      evidence.clear();
      baseline.clear();
      waitingBytes = 0;
    }
    if (sent != null) {
      ledger.lostInFlight(sent);
    }
    left(lost, DropReason.SHUTDOWN);
  }

  /** Waits until everything was delivered, refused or given up; returns whether it was. */
  synchronized boolean awaitEmpty(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    while (!isEmpty()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  /** Whether nothing waits and nothing is in flight. */
  synchronized boolean isEmpty() {
    return evidence.isEmpty() && baseline.isEmpty() && inFlight == null && leaving == 0;
  }

  long capacityBytes() {
    return capacityBytes;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private Deque<Payload> waiting(Payload payload) {
    return payload.priority() == Priority.EVIDENCE ? evidence : baseline;
  }

  private void putFirst(Payload payload) {
    waiting(payload).addFirst(payload);
    waitingBytes += payload.bytes().length;
  }

  /** Takes out what there is no room for; returns why there is none. */
  private DropReason makeRoom(List<Payload> lost) {
    long room = pressed ? capacityBytes / PRESSED : capacityBytes;
    while (waitingBytes > room && evidence.size() + baseline.size() > 1) {
      Payload oldest = baseline.isEmpty() ? evidence.removeFirst() : baseline.removeFirst();
      waitingBytes -= oldest.bytes().length;
      lost.add(oldest);
    }
    return pressed ? DropReason.MEMORY_PRESSURE : DropReason.QUEUE_FULL;
  }

  private static void addOverdue(Payload payload, long now, List<Payload> overdue) {
    if (!payload.copied && now - payload.copyFrom >= 0) {
      overdue.add(payload);
    }
  }

  /** Counted first: whoever waits for the queue to be empty reads the counters next. */
  private void left(List<Payload> lost, DropReason reason) {
    for (Payload payload : lost) {
      ledger.lost(payload, reason);
    }
    synchronized (this) {
      leaving--;
      notifyAll();
    }
  }
}
