package io.hindcast.exporter.otlp;

import io.hindcast.exporter.ExporterStats;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the collector, oldest first, bounded in bytes. When a new payload needs room the
 * oldest ones go: whoever looks after an outage wants to know how things are now, and what is older
 * is furthest from the present. Thread safe; touched a few times a second, so a lock will do.
 */
final class PayloadQueue {
  /** At most this, and at most 1/32 of the heap. About 50,000 spans, uncompressed. */
  private static final long MAX_BYTES = 16 << 20;

  private static final long MIN_BYTES = 1 << 20;

  private final long capacityBytes;
  private final ExporterStats stats;
  private final Deque<Payload> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private @Nullable Payload inFlight;
  private boolean closed;

  PayloadQueue(ExporterStats stats) {
    this(stats, capacityFor(Runtime.getRuntime().maxMemory()));
  }

  PayloadQueue(ExporterStats stats, long capacityBytes) {
    this.stats = stats;
    this.capacityBytes = capacityBytes;
  }

  static long capacityFor(long maxHeapBytes) {
    return Math.max(MIN_BYTES, Math.min(MAX_BYTES, maxHeapBytes / 32));
  }

  /** Takes a new payload, in place of the oldest ones where there is no room. */
  synchronized void offer(Payload payload) {
    if (closed) {
      lost(payload, ExporterStats.DropReason.SHUTDOWN);
      return;
    }
    waiting.addLast(payload);
    waitingBytes += payload.bytes().length;
    while (waitingBytes > capacityBytes && waiting.size() > 1) {
      drop(ExporterStats.DropReason.QUEUE_FULL);
    }
  }

  /** The oldest payload, which is in flight until one of the next three is called. */
  synchronized @Nullable Payload take() {
    inFlight = waiting.pollFirst();
    if (inFlight != null) {
      waitingBytes -= inFlight.bytes().length;
    }
    return inFlight;
  }

  /** The payload in flight was delivered or refused. */
  synchronized void done() {
    inFlight = null;
    notifyAll();
  }

  /** The payload in flight is to be sent again, before all others. */
  synchronized void putBack() {
    Payload payload = inFlight;
    inFlight = null;
    if (payload != null) {
      waiting.addFirst(payload);
      waitingBytes += payload.bytes().length;
      while (waitingBytes > capacityBytes && waiting.size() > 1) {
        drop(ExporterStats.DropReason.QUEUE_FULL);
      }
    }
  }

  /** Gives up all that was not delivered, and all that is still to come. */
  synchronized void abandon() {
    closed = true;
    putBack();
    while (!waiting.isEmpty()) {
      drop(ExporterStats.DropReason.SHUTDOWN);
    }
    notifyAll();
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
    return waiting.isEmpty() && inFlight == null;
  }

  long capacityBytes() {
    return capacityBytes;
  }

  private void drop(ExporterStats.DropReason reason) {
    Payload oldest = waiting.removeFirst();
    waitingBytes -= oldest.bytes().length;
    lost(oldest, reason);
  }

  private void lost(Payload payload, ExporterStats.DropReason reason) {
    if (payload.settle()) {
      stats.addDropped(reason, payload.spans());
    }
  }
}
