package io.hindcast.bootstrap.record;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The holders of all threads, so that somebody can ask what is under way. A thread comes by once,
 * when it gets its holder; what it does then is seen by whoever asks, and costs it nothing.
 *
 * <pre>
 *   newest ──► Entry ──► Entry ──► Entry      weak references to holders
 * </pre>
 *
 * Without locks. Entries whose thread is gone stay until there are twice as many as there were
 * after the last sweep; the thread that comes then sweeps. So a thread pays for two steps of a
 * sweep, however many come and go: virtual ones do so by the request.
 */
public final class ThreadContexts {
  /** The one of this process. */
  static final ThreadContexts ALL = new ThreadContexts();

  /** Fewer are not worth a sweep. */
  static final int SMALL = 64;

  private static final class Entry extends WeakReference<ThreadContext> {
    /** Set before the entry is seen by others, and then by the one who sweeps. */
    volatile @Nullable Entry next;

    final Begun begun;

    Entry(ThreadContext holder) {
      super(holder);
      begun = holder.begun;
    }
  }

  private final AtomicReference<@Nullable Entry> newest = new AtomicReference<>();
  private final AtomicInteger size = new AtomicInteger();

  /** Taken by the one who sweeps. */
  private final AtomicBoolean sweeping = new AtomicBoolean();

  private volatile int sweepAt = SMALL;

  /** What threads began whose entries are gone; by the one who sweeps. */
  private final Begun gone = new Begun();

  private volatile BegunReading lastReading = new BegunReading(0, 0);

  ThreadContexts() {}

  /** What the threads of this process work on right now. Any thread may ask. */
  public static List<ActiveThread> active() {
    return ALL.read();
  }

  /**
   * What the threads of this process have begun to record, those that have ended as well. Any
   * thread may ask; neither number ever falls.
   */
  public static BegunReading begun() {
    return ALL.readBegun();
  }

  void add(ThreadContext holder) {
    Entry entry = new Entry(holder);
    Entry head;
    do {
      head = newest.get();
      entry.next = head;
    } while (!newest.compareAndSet(head, entry));
    if (size.incrementAndGet() >= sweepAt && sweeping.compareAndSet(false, true)) {
      try {
        sweep(entry);
      } finally {
        // Also at the end of the stack.
        sweeping.set(false);
      }
    }
  }

  /** From an entry on, which itself stays: newer ones may hang on it. */
  private void sweep(Entry from) {
    int swept = 0;
    Entry kept = from;
    while (kept != null) {
      Entry next = kept.next;
      while (next != null && next.refersTo(null)) {
        gone.records += next.begun.records;
        gone.spans += next.begun.spans;
        next = next.next;
        swept++;
      }
      kept.next = next;
      kept = next;
    }
    sweepAt = Math.max(SMALL, 2 * size.addAndGet(-swept));
  }

  List<ActiveThread> read() {
    List<ActiveThread> active = new ArrayList<>();
    for (Entry entry = newest.get(); entry != null; entry = entry.next) {
      ThreadContext holder = entry.get();
      SpanRecord span = holder == null ? null : holder.span();
      if (holder != null && span != null) {
        active.add(new ActiveThread(holder.owner(), span));
      }
    }
    return active;
  }

  BegunReading readBegun() {
    // Somebody sweeps: an entry might be looked at twice, or not at all.
    if (!sweeping.compareAndSet(false, true)) {
      return lastReading;
    }
    try {
      long records = gone.records;
      long spans = gone.spans;
      for (Entry entry = newest.get(); entry != null; entry = entry.next) {
        records += entry.begun.records;
        spans += entry.begun.spans;
      }
      lastReading = new BegunReading(records, spans);
    } finally {
      sweeping.set(false);
    }
    return lastReading;
  }

  /** How many entries there are. */
  int size() {
    return size.get();
  }
}
