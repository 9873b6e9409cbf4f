package io.hindcast.exporter.otlp;

import io.hindcast.exporter.Accounts;
import io.hindcast.exporter.ExporterStats.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * Decides once for each payload what became of it, and counts that. Several threads may want to at
 * the same time: one sends it, one needs its room, one ends the JVM.
 *
 * <pre>
 *                ┌─ copied ─┐ evidence that waits
 *                │          ▼
 *   memory ──────┼────► overflow ─── fetched ──┐
 *     ▲          └ lost ┘   ▲                  │
 *     │                     └───── lost ───────┤
 *     └─ parts ◄─ divided ◄────────────────────┼─► delivered, refused
 * </pre>
 *
 * All calls of the overflow are made here, under one lock, which is never taken together with the
 * queue's: writing to a disk may take its time. Thread safe.
 */
final class Ledger {
  private final Accounts accounts;
  private final Overflow overflow;
  private boolean overflowed;
  private long shed;

  Ledger(Accounts accounts, Overflow overflow) {
    this.accounts = accounts;
    this.overflow = overflow;
  }

  /** The collector took it, but for some of its items. */
  synchronized void delivered(Payload payload, long rejected) {
    overflowed = false;
    if (settle(payload)) {
      accounts.addExported(payload.items() - rejected);
      accounts.addDropped(DropReason.PARTIALLY_REJECTED, rejected);
    }
  }

  /** The collector will never take it. */
  synchronized void refused(Payload payload) {
    if (settle(payload)) {
      accounts.addDropped(DropReason.REFUSED, payload.items());
    }
  }

  /** Its parts take its place; returns whether they should: it may have been lost meanwhile. */
  synchronized boolean divided(Payload payload) {
    return settle(payload);
  }

  /** There is no room or no time for it in memory: it is kept elsewhere, or dropped. */
  synchronized void lost(Payload payload, DropReason reason) {
    if (!payload.settled) {
      payload.settled = true;
      keep(payload);
      countLost(payload, reason);
      Object copy = payload.copy;
      if (copy != null) {
        payload.copy = null;
        overflow.putBack(copy);
      }
    }
  }

  /** As {@link #lost} at the end of the JVM, but it is being sent: it may be delivered yet. */
  synchronized void lostInFlight(Payload payload) {
    if (!payload.settled) {
      payload.settled = true;
      keep(payload);
      countLost(payload, DropReason.SHUTDOWN);
    }
  }

  /** Has a copy kept of what waits in memory; returns false where that can't be done now. */
  synchronized boolean copied(Payload payload) {
    if (payload.settled) {
      return true;
    }
    keep(payload);
    return payload.copy != null;
  }

  /** The next one out of the overflow; null for none. */
  synchronized @Nullable Payload fetch(long now) {
    Overflow.Fetched fetched = overflow.take();
    if (fetched == null) {
      return null;
    }
    accounts.addSpooled(-fetched.items());
    return Payload.fetched(fetched, now);
  }

  /** Whether anything went to the overflow since the collector took something. */
  synchronized boolean overflowed() {
    return overflowed;
  }

  /** How many items were dropped so far because there was no room for them. */
  synchronized long shed() {
    return shed;
  }

  /** Whether there is any place but memory. */
  boolean hasOverflow() {
    return !(overflow instanceof Overflow.Nowhere);
  }

  private void keep(Payload payload) {
    if (payload.copy == null) {
      payload.copy = overflow.keep(payload.bytes(), payload.items(), payload.priority());
    }
    overflowed |= payload.copy != null;
  }

  private void countLost(Payload payload, DropReason reason) {
    if (payload.copy != null) {
      accounts.addSpooled(payload.items());
      return;
    }
    accounts.addDropped(reason, payload.items());
    if (reason == DropReason.QUEUE_FULL || reason == DropReason.MEMORY_PRESSURE) {
      shed += payload.items();
    }
  }

  /** Whether the caller is to count what became of it; what is kept elsewhere is not needed now. */
  private boolean settle(Payload payload) {
    boolean first = !payload.settled;
    payload.settled = true;
    Object copy = payload.copy;
    if (copy == null) {
      return first;
    }
    payload.copy = null;
    overflow.done(copy);
    if (!first) {
      // It was lost in flight, to the overflow, and comes out of there again.
      accounts.addSpooled(-payload.items());
    }
    return true;
  }
}
