package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * What somebody is to be called back under: one entry of those that a {@link ContextsCarrier} has.
 * They live and die with the carrier, and whoever is called back is neither wrapped nor changed.
 *
 * <pre>
 *   carrier ──► newest ──► oldest ──► … ──► newest      a ring: both ends are at hand
 * </pre>
 *
 * <p>Any number of threads at once: guarded by the carrier's monitor, in which nothing is called.
 */
public final class CarriedContexts {
  private final Object of;
  private final Context context;

  /** The next newer one; of the newest the oldest. */
  private CarriedContexts next;

  private CarriedContexts(Object of, Context context) {
    this.of = of;
    this.context = context;
    this.next = this;
  }

  /**
   * Remembers what somebody is to be called back under. The same one may be remembered several
   * times, and is called back in that order.
   *
   * @param of whom, by identity
   */
  public static void put(ContextsCarrier carrier, Object of, Context context) {
    CarriedContexts added = new CarriedContexts(of, context);
    synchronized (carrier) {
      CarriedContexts newest = carrier.hindcastContexts();
      if (newest != null) {
        added.next = newest.next;
        newest.next = added;
      }
      carrier.hindcastContexts(added);
    }
  }

  /** The oldest of somebody's contexts; null for none. */
  public static @Nullable Context of(ContextsCarrier carrier, Object of) {
    if (carrier.hindcastContexts() == null) {
      return null;
    }
    synchronized (carrier) {
      CarriedContexts before = before(carrier.hindcastContexts(), of);
      return before == null ? null : before.next.context;
    }
  }

  /**
   * Takes the oldest of somebody's contexts away; null for none. The look before the lock may be
   * late for what another thread does right now, never for what was handed on to this one.
   */
  public static @Nullable Context take(ContextsCarrier carrier, Object of) {
    if (carrier.hindcastContexts() == null) {
      return null;
    }
    synchronized (carrier) {
      CarriedContexts newest = carrier.hindcastContexts();
      CarriedContexts before = before(newest, of);
      if (before == null) {
        return null;
      }
      CarriedContexts taken = before.next;
      before.next = taken.next;
      if (taken == newest) {
        carrier.hindcastContexts(before == taken ? null : before);
      }
      return taken.context;
    }
  }

  /** The entry before the oldest of somebody's; null where there is none. */
  private static @Nullable CarriedContexts before(@Nullable CarriedContexts newest, Object of) {
    CarriedContexts at = newest;
    while (at != null) {
      if (at.next.of == of) {
        return at;
      }
      at = at.next == newest ? null : at.next;
    }
    return null;
  }
}
