package io.hindcast.bootstrap.record;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits in some executor, and the contexts that it was handed over under. Knows the
 * task weakly: an executor that is dropped with its tasks takes their contexts along.
 *
 * <p>Nearly every task object is handed over once, so the one context is the field's value. An
 * object that waits several times (a lambda without captures is a singleton) gets a queue there.
 */
final class WaitingTask extends WeakReference<Object> {
  /** The field's value once the last context was taken; nothing is ever added again. */
  private static final Object GONE = new Object();

  // An updater and not a VarHandle: it needs none of the method handle classes at start-up.
  private static final AtomicReferenceFieldUpdater<WaitingTask, Object> CONTEXTS =
      AtomicReferenceFieldUpdater.newUpdater(WaitingTask.class, Object.class, "contexts");

  /** What the task waits for, as an identity hash: it must not be kept alive from here. */
  private final int owner;

  /** Which bin of the table it is in. */
  final int bin;

  /** The next older one of the bin; may be written with a race, see {@link TaskContexts}. */
  volatile @Nullable WaitingTask next;

  /** A {@link Context}, a {@link Several} or {@link #GONE}. */
  private volatile Object contexts;

  WaitingTask(Object task, int owner, int bin, Context context, ReferenceQueue<Object> collected) {
    super(task, collected);
    this.owner = owner;
    this.bin = bin;
    this.contexts = context;
  }

  /** Contexts in the order of handing over. Guarded by its own monitor. */
  private static final class Several extends ArrayDeque<Context> {}

  boolean is(Object task, int ofOwner) {
    return owner == ofOwner && refersTo(task);
  }

  boolean isGone() {
    return contexts == GONE;
  }

  /** Adds the newest. False where it is gone: make another one then. */
  boolean add(Context context) {
    while (true) {
      Object now = contexts;
      if (now == GONE) {
        return false;
      }
      if (now instanceof Several several) {
        synchronized (several) {
          if (contexts == several) {
            several.addLast(context);
            return true;
          }
        }
      } else {
        Several several = new Several();
        several.addLast((Context) now);
        several.addLast(context);
        if (CONTEXTS.compareAndSet(this, now, several)) {
          return true;
        }
      }
    }
  }

  /** Takes the oldest; null where it is gone. */
  @Nullable Context takeOldest() {
    while (true) {
      Object now = contexts;
      if (now == GONE) {
        return null;
      }
      if (now instanceof Several several) {
        synchronized (several) {
          if (contexts == several) {
            return taken(several, several.pollFirst());
          }
        }
      } else if (CONTEXTS.compareAndSet(this, now, GONE)) {
        clear();
        return (Context) now;
      }
    }
  }

  /** Takes back a context that was added; the newest where it is in there twice. */
  boolean takeBack(Context context) {
    while (true) {
      Object now = contexts;
      if (now instanceof Several several) {
        synchronized (several) {
          if (contexts == several) {
            return several.removeLastOccurrence(context) && taken(several, context) != null;
          }
        }
      } else if (now != context) {
        return false;
      } else if (CONTEXTS.compareAndSet(this, now, GONE)) {
        clear();
        return true;
      }
    }
  }

  /** Takes all of a task that was collected; how many there were. */
  int takeAll() {
    while (true) {
      Object now = contexts;
      if (now == GONE) {
        return 0;
      }
      if (now instanceof Several several) {
        synchronized (several) {
          if (contexts == several) {
            contexts = GONE;
            return several.size();
          }
        }
      } else if (CONTEXTS.compareAndSet(this, now, GONE)) {
        return 1;
      }
    }
  }

  private @Nullable Context taken(Several several, @Nullable Context context) {
    if (several.isEmpty()) {
      contexts = GONE;
      clear();
    }
    return context;
  }
}
