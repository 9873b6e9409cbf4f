package io.hindcast.bootstrap.record;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What the agent knows of objects that it can neither extend nor wrap, found by their identity.
 * What is known is itself the weak reference and the link of its chain, so that finding it makes no
 * object and adding it none but itself. An entry must not refer to its object otherwise.
 *
 * <pre>
 *   bins   [0]
 *          [1] ──► Entry ──► Entry      newest first; weak reference to the object
 *          [2]
 * </pre>
 *
 * Without locks, because woven code may hold any lock of the application's; the chains are those of
 * {@link TaskContexts}: the head is the only way in, an entry that is gone stays gone, and whoever
 * passes it links its neighbours. Two such writes may race and bring one that is gone back into the
 * chain, where the next one who passes links it out again; a present one is never lost by that.
 *
 * <p>The identity hash of a new object is 12 ns of what adding it costs. An entry whose object was
 * collected goes when another one is added.
 */
public final class WeakIdentitySet<E extends WeakIdentitySet.Entry> {
  /**
   * 64 KiB. Chains are one or two long, or six where a hundred thousand statements wait for the
   * collector because nobody closes them.
   */
  private static final int BINS = 1 << 14;

  private final AtomicReferenceArray<@Nullable Entry> bins = new AtomicReferenceArray<>(BINS);
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
  private final Abandoned<? super E> abandoned;

  /** Told of each entry whose object was collected before it was removed; by whoever adds next. */
  @FunctionalInterface
  public interface Abandoned<E> {
    /** Takes over an entry that nobody can ask for any more. */
    void accept(E entry);
  }

  /** An empty set. */
  public WeakIdentitySet(Abandoned<? super E> abandoned) {
    this.abandoned = abandoned;
  }

  /** What is known of an object. */
  public abstract static class Entry extends WeakReference<Object> {
    // An updater and not a VarHandle: it needs none of the method handle classes at start-up.
    private static final AtomicIntegerFieldUpdater<Entry> BIN =
        AtomicIntegerFieldUpdater.newUpdater(Entry.class, "bin");

    /** Which chain it is in; the complement of that once it is gone. */
    private volatile int bin;

    /** The next older one of the chain. */
    private volatile @Nullable Entry next;

    /** An entry for one set. */
    protected Entry(Object object, WeakIdentitySet<?> set) {
      super(object, set.collected);
      bin = binOf(object);
    }

    /** Whether this call took it away: exactly one does. */
    private boolean retire() {
      int present = bin;
      if (present < 0 || !BIN.compareAndSet(this, present, ~present)) {
        return false;
      }
      clear();
      return true;
    }

    private boolean isGone() {
      return bin < 0;
    }
  }

  /** Adds a new entry, in place of the one that its object had. */
  public void add(E added) {
    removeCollected();
    Entry entry = added;
    Object object = entry.get();
    if (object == null) {
      return;
    }
    int bin = entry.bin;
    Entry head;
    do {
      head = bins.get(bin);
      entry.next = head;
    } while (!bins.compareAndSet(bin, head, entry));
    Entry replaced = find(bin, head, object);
    if (replaced != null) {
      replaced.retire();
    }
  }

  /** The entry of an object; null for none. */
  @SuppressWarnings("unchecked") // only such are ever added
  public @Nullable E find(Object object) {
    int bin = binOf(object);
    return (E) find(bin, bins.get(bin), object);
  }

  /**
   * Takes an object's entry away.
   *
   * @return the entry; null where there was none
   */
  public @Nullable E remove(Object object) {
    E entry = find(object);
    if (entry == null || !((Entry) entry).retire()) {
      return null;
    }
    int bin = binOf(object);
    if (!bins.compareAndSet(bin, entry, ((Entry) entry).next)) {
      sweep(bin);
    }
    return entry;
  }

  /**
   * All entries whose objects are there, in no order: for a person's question, it looks at each.
   */
  @SuppressWarnings("unchecked") // only such are ever added
  List<E> all() {
    List<E> all = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      for (Entry at = bins.get(bin); at != null; at = at.next) {
        if (!at.isGone() && !at.refersTo(null)) {
          all.add((E) at);
        }
      }
    }
    return all;
  }

  /** Finds the entry of an object, and links out what is gone on the way. */
  private @Nullable Entry find(int bin, @Nullable Entry head, @Nullable Object object) {
    Entry previous = null;
    Entry at = head;
    while (at != null) {
      Entry next = at.next;
      if (!at.isGone()) {
        if (object != null && at.refersTo(object)) {
          return at;
        }
        previous = at;
      } else if (previous != null) {
        previous.next = next;
      } else {
        // Where it fails somebody has put a new head; the next one who passes will do it.
        bins.compareAndSet(bin, at, next);
      }
      at = next;
    }
    return null;
  }

  private void sweep(int bin) {
    find(bin, bins.get(bin), null);
  }

  @SuppressWarnings("unchecked") // only such are ever added
  private void removeCollected() {
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      Entry entry = (Entry) gone;
      int bin = entry.bin;
      if (entry.retire()) {
        sweep(bin);
        abandoned.accept((E) entry);
      }
    }
  }

  private static int binOf(Object object) {
    int hash = System.identityHashCode(object);
    return (hash ^ hash >>> 14) & (BINS - 1);
  }
}
