package io.hindcast.bootstrap.record;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The contexts of tasks that wait to be run. Users see their tasks again, in queues and hooks, so a
 * task is never wrapped.
 *
 * <p>A task that the JDK has made itself ({@code FutureTask}, {@code ForkJoinTask}) has a field for
 * its context: {@link TaskMoment}. What an application hands over as it is, and all tasks where
 * those classes were loaded before the agent, are in a table by the identity of the task.
 *
 * <pre>
 *   bins   [0]
 *          [1] ──► WaitingTask ──► WaitingTask      newest first; weak reference to the task
 *          [2]      contexts        contexts        one context, several, or gone
 * </pre>
 *
 * Without locks, because woven code may hold any lock of the application's: a task that is new in
 * its bin becomes the head by compare-and-set, and this is the only way in. One whose last context
 * was taken is gone for good; whoever passes it later links its neighbours. Two such writes may
 * race and bring a gone one back into the chain; the next one who passes links it out again. A
 * waiting one is never lost by that: every link only ever moves on over gone ones. (Only an object
 * that waits several times at once is guarded by a monitor of its own; nothing is called in it.)
 *
 * <p>Which executor a task waits in is part of the key: the same lambda may wait in two.
 *
 * <p>A stack overflow between two steps can leave the count too high, never too low: then {@link
 * #isEmpty} is no shortcut any more, and all else stays right.
 */
public final class TaskContexts {
  /**
   * At most so many contexts wait (some 50 MiB of table); beyond it tasks run without one, and that
   * is counted. A backlog this long has other problems.
   */
  static final int MAX_WAITING = 1 << 20;

  private static final AtomicInteger WAITING = new AtomicInteger();
  private static final AtomicLong LOST = new AtomicLong();

  private TaskContexts() {}

  /** Made when the first context is remembered. */
  private static final class Table {
    /** 64 KiB; at the cap the chains are 64 long. */
    static final int SIZE = 1 << 14;

    static final AtomicReferenceArray<@Nullable WaitingTask> BINS =
        new AtomicReferenceArray<>(SIZE);
    static final ReferenceQueue<Object> COLLECTED = new ReferenceQueue<>();
  }

  /** Whether the table is empty: one volatile read. */
  public static boolean isEmpty() {
    return WAITING.get() == 0;
  }

  /** Whether a task may have a context: a reading of a field or two, quicker than to take it. */
  public static boolean mayHave(Object task) {
    return !isEmpty() || carries(task);
  }

  /**
   * Has a task carry its context itself, where it can; in place of one that it carries already, for
   * such a task runs once, however often it is handed over.
   *
   * @param handedOver as with {@link #put}
   * @return false where it can't: it needs the table then
   */
  public static boolean carry(Object task, Context context, int handedOver) {
    // One class after the other, here and below: of a task whose class is known the compiler needs
    // to search neither for the interface nor for its methods. Nearly all are of these two.
    if (task instanceof FutureTask<?> future) {
      return setField(future, context, handedOver);
    }
    if (task instanceof ForkJoinTask<?> forked) {
      return setField(forked, context, handedOver);
    }
    return setField(task, context, handedOver);
  }

  private static boolean setField(Object task, Context context, int handedOver) {
    if (!(task instanceof TaskMoment field)) {
      return false;
    }
    field.hindcastMoment(handedOver);
    field.hindcastContext(context);
    return true;
  }

  private static boolean carries(Object task) {
    if (task instanceof FutureTask<?> future) {
      return field(future) != null;
    }
    if (task instanceof ForkJoinTask<?> forked) {
      return field(forked) != null;
    }
    return field(task) != null;
  }

  private static @Nullable Context field(Object task) {
    return task instanceof TaskMoment field ? field.hindcastContext() : null;
  }

  /**
   * Remembers what a task was handed over under. Several contexts of one task are taken in the
   * order they were put.
   *
   * @param owner the executor; null where the task knows by itself where it runs
   * @param handedOver when that is, where the task waits for a thread from then on; {@link
   *     Moment#NONE} where it waits for something else
   * @return its place, for {@link #takeBack(Object, Context)}: an object that is there anyway; null
   *     where no more can be remembered
   */
  public static @Nullable Object put(
      @Nullable Object owner, Object task, Context context, int handedOver) {
    return carry(task, context, handedOver) ? task : putIntoTable(owner, task, context, handedOver);
  }

  /** Apart from what is done for most tasks: together they are too large to be inlined. */
  private static @Nullable Object putIntoTable(
      @Nullable Object owner, Object task, Context context, int handedOver) {
    expunge();
    if (WAITING.incrementAndGet() > MAX_WAITING) {
      WAITING.decrementAndGet();
      LOST.incrementAndGet();
      return null;
    }
    int ownerHash = hash(owner);
    int bin = bin(ownerHash, task);
    while (true) {
      WaitingTask head = Table.BINS.get(bin);
      WaitingTask known = find(bin, head, ownerHash, task);
      if (known == null) {
        WaitingTask made =
            new WaitingTask(task, ownerHash, bin, context, handedOver, Table.COLLECTED);
        made.next = head;
        if (Table.BINS.compareAndSet(bin, head, made)) {
          return made;
        }
      } else {
        WaitingTask.Added added = known.add(context, handedOver);
        if (added == WaitingTask.Added.INSTEAD) {
          WAITING.decrementAndGet();
        }
        if (added != WaitingTask.Added.NOT) {
          return known;
        }
      }
    }
  }

  /** Takes the oldest context of a task that will not be run; null where it has none. */
  public static @Nullable Context take(@Nullable Object owner, Object task) {
    return take(owner, task, null);
  }

  /**
   * Takes the oldest context of a task; null where it has none.
   *
   * @param taker the holder of the thread that begins the task, which is told when it was handed
   *     over ({@link ThreadContext#handedOver}); null where it is not begun
   */
  public static @Nullable Context take(
      @Nullable Object owner, Object task, @Nullable ThreadContext taker) {
    Context carried;
    if (task instanceof FutureTask<?> future) {
      carried = takeField(future, taker);
    } else if (task instanceof ForkJoinTask<?> forked) {
      carried = takeField(forked, taker);
    } else {
      carried = takeField(task, taker);
    }
    return carried != null || isEmpty() ? carried : takeFromTable(owner, task, taker);
  }

  private static @Nullable Context takeField(Object task, @Nullable ThreadContext taker) {
    if (!(task instanceof TaskMoment field)) {
      return null;
    }
    Context carried = field.hindcastContext();
    if (carried != null) {
      field.hindcastContext(null);
      if (taker != null) {
        taker.setHandedOver(field.hindcastMoment());
      }
    }
    return carried;
  }

  private static @Nullable Context takeFromTable(
      @Nullable Object owner, Object task, @Nullable ThreadContext taker) {
    int ownerHash = hash(owner);
    int bin = bin(ownerHash, task);
    while (true) {
      WaitingTask waiting = find(bin, Table.BINS.get(bin), ownerHash, task);
      if (waiting == null) {
        return null;
      }
      Context context = waiting.takeOldest(taker);
      if (context != null) {
        taken(waiting);
        return context;
      }
    }
  }

  /**
   * Takes back what {@link #put} did.
   *
   * @param place what that returned
   * @return whether the context was still waiting there
   */
  public static boolean takeBack(Object place, Context context) {
    if (place instanceof WaitingTask waiting) {
      if (!waiting.takeBack(context)) {
        return false;
      }
      taken(waiting);
      return true;
    }
    if (place instanceof TaskMoment field && field.hindcastContext() == context) {
      field.hindcastContext(null);
      return true;
    }
    return false;
  }

  /** Takes it back for somebody who was not told the place. */
  public static boolean takeBack(@Nullable Object owner, Object task, Context context) {
    Object place = place(owner, task);
    return place != null && takeBack(place, context);
  }

  /**
   * Puts back what was taken back. Where the place is given up already, since nothing was left
   * there, nobody will look there for it, and it is forgotten.
   */
  public static void putBack(Object place, Context context) {
    if (!(place instanceof WaitingTask waiting)) {
      carry(place, context, Moment.NONE);
      return;
    }
    WAITING.incrementAndGet();
    if (waiting.add(context, Moment.NONE) != WaitingTask.Added.BESIDE) {
      WAITING.decrementAndGet();
    }
  }

  /** Where the contexts of a task wait, as {@link #put} has it; null where none does. */
  public static @Nullable Object place(@Nullable Object owner, Object task) {
    if (carries(task)) {
      return task;
    }
    if (isEmpty()) {
      return null;
    }
    int ownerHash = hash(owner);
    int bin = bin(ownerHash, task);
    return find(bin, Table.BINS.get(bin), ownerHash, task);
  }

  /**
   * Says that the oldest context of a task is of no use any more, or may be: its executor is about
   * to drop the task, unless a worker begins it first.
   *
   * <p>Where it is the only one, nobody can tell, and the worker still gets it. It is forgotten
   * when the same object is handed over again, so that no run gets what belonged to another, or
   * when the object is collected. Of several, one is forgotten at once: the object will be run once
   * less. What carries its context itself keeps it likewise.
   */
  public static void doubt(@Nullable Object owner, Object task) {
    if (isEmpty()) {
      return;
    }
    int ownerHash = hash(owner);
    int bin = bin(ownerHash, task);
    WaitingTask waiting = find(bin, Table.BINS.get(bin), ownerHash, task);
    if (waiting != null && waiting.doubtOldest()) {
      WAITING.decrementAndGet();
    }
  }

  /** How many tasks had to run without their context because too many waited. */
  public static long lost() {
    return LOST.get();
  }

  /** How many contexts wait. */
  static int waiting() {
    expunge();
    return WAITING.get();
  }

  private static void taken(WaitingTask waiting) {
    WAITING.decrementAndGet();
    if (waiting.isGone() && !Table.BINS.compareAndSet(waiting.bin, waiting, waiting.next)) {
      sweep(waiting.bin);
    }
  }

  /** Finds a task that waits, and links out what is gone on the way. */
  private static @Nullable WaitingTask find(
      int bin, @Nullable WaitingTask head, int owner, @Nullable Object task) {
    WaitingTask previous = null;
    WaitingTask at = head;
    while (at != null) {
      WaitingTask next = at.next;
      if (!at.isGone()) {
        if (task != null && at.is(task, owner)) {
          return at;
        }
        previous = at;
      } else if (previous != null) {
        previous.next = next;
      } else {
        // Where it fails somebody has put a new head; the next one who passes will do it.
        Table.BINS.compareAndSet(bin, at, next);
      }
      at = next;
    }
    return null;
  }

  private static void sweep(int bin) {
    find(bin, Table.BINS.get(bin), 0, null);
  }

  /** Lets go of the contexts of tasks that were collected before anybody ran them. */
  private static void expunge() {
    for (Reference<?> collected = Table.COLLECTED.poll();
        collected != null;
        collected = Table.COLLECTED.poll()) {
      WaitingTask waiting = (WaitingTask) collected;
      WAITING.addAndGet(-waiting.takeAll());
      sweep(waiting.bin);
    }
  }

  /** How many bins there are. */
  static int bins() {
    return Table.SIZE;
  }

  /** Which bin a task is in. */
  static int bin(@Nullable Object owner, Object task) {
    return bin(hash(owner), task);
  }

  private static int hash(@Nullable Object owner) {
    return owner == null ? 0 : System.identityHashCode(owner);
  }

  private static int bin(int owner, Object task) {
    int hash = System.identityHashCode(task) ^ owner * 31;
    return (hash ^ hash >>> 14) & (Table.SIZE - 1);
  }
}
