package io.hindcast.bootstrap.record;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits in some executor, and the contexts that it was handed over under. Knows the
 * task weakly: an executor that is dropped with its tasks takes their contexts along.
 *
 * <p>Nearly every task object is handed over once, so the one context is the field's value. An
 * object that waits several times (a lambda without captures is a singleton) gets a queue there.
 *
 * <p>When it was handed over is an {@code int} because that fills the gap at the object's end: 48
 * bytes with it and without.
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

  /** Of the first context, as {@link Moment} has it. */
  private final int handedOver;

  /** A {@link Context}, a {@link Backlog} or {@link #GONE}. */
  private volatile Object contexts;

  WaitingTask(
      Object task,
      int owner,
      int bin,
      Context context,
      int handedOver,
      ReferenceQueue<Object> collected) {
    super(task, collected);
    this.owner = owner;
    this.bin = bin;
    this.handedOver = handedOver;
    this.contexts = context;
  }

  boolean is(Object task, int ofOwner) {
    return owner == ofOwner && refersTo(task);
  }

  boolean isGone() {
    return contexts == GONE;
  }

  /** What became of a context. */
  enum Added {
    /** It waits with those that were there, if any. */
    BESIDE,
    /** It waits in the place of one that was in doubt. */
    INSTEAD,
    /** The task is gone: make another one. */
    NOT
  }

  /** Adds the newest. */
  Added add(Context context, int moment) {
    while (true) {
      Object now = contexts;
      if (now == GONE) {
        return Added.NOT;
      }
      if (now instanceof Backlog several) {
        synchronized (several) {
          if (contexts == several) {
            Added added = several.forgetDoubtful() ? Added.INSTEAD : Added.BESIDE;
            several.addNewest(context, moment);
            return added;
          }
        }
      } else {
        Backlog several = backlog(now);
        several.addNewest(context, moment);
        if (CONTEXTS.compareAndSet(this, now, several)) {
          return Added.BESIDE;
        }
      }
    }
  }

  /**
   * See {@link TaskContexts#doubt}.
   *
   * @return whether the oldest of several was forgotten; the only one stays, in doubt
   */
  boolean doubtOldest() {
    while (true) {
      Object now = contexts;
      if (now == GONE) {
        return false;
      }
      if (now instanceof Backlog several) {
        synchronized (several) {
          if (contexts == several) {
            if (several.size() > 1) {
              return several.takeOldest(null) != null;
            }
            several.doubt();
            return false;
          }
        }
      } else {
        Backlog one = backlog(now);
        one.doubt();
        if (CONTEXTS.compareAndSet(this, now, one)) {
          return false;
        }
      }
    }
  }

  private Backlog backlog(Object only) {
    Backlog several = new Backlog();
    several.addNewest((Context) only, handedOver);
    return several;
  }

  /**
   * Takes the oldest; null where it is gone.
   *
   * @param taker is told when it was handed over; null where nobody wants to know
   */
  @Nullable Context takeOldest(@Nullable ThreadContext taker) {
    while (true) {
      Object now = contexts;
      if (now == GONE) {
        return null;
      }
      if (now instanceof Backlog several) {
        synchronized (several) {
          if (contexts == several) {
            return taken(several, several.takeOldest(taker));
          }
        }
      } else if (CONTEXTS.compareAndSet(this, now, GONE)) {
        clear();
        if (taker != null) {
          taker.setHandedOver(handedOver);
        }
        return (Context) now;
      }
    }
  }

  /** Takes back a context that was added; the newest where it is in there twice. */
  boolean takeBack(Context context) {
    while (true) {
      Object now = contexts;
      if (now instanceof Backlog several) {
        synchronized (several) {
          if (contexts == several) {
            return several.takeBack(context) && taken(several, context) != null;
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
      if (now instanceof Backlog several) {
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

  private @Nullable Context taken(Backlog several, @Nullable Context context) {
    if (several.size() == 0) {
      contexts = GONE;
      clear();
    }
    return context;
  }
}
