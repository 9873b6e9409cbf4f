package io.hindcast.exporter.trace;

import io.hindcast.bootstrap.record.SpanRecord;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a trace of too many records down to those that tell most of it. Of the places that there are
 *
 * <pre>
 *   1/4   those that began first
 *   1/4   those that began last
 *   1/4   those that failed, the first of them
 *   rest  those that took longest
 * </pre>
 *
 * are filled one after the other. A record that is kept brings those it lies under along, out of
 * the same places: a tree with holes is hard to read. Only those that are there, though. One that
 * is still open comes later, and is looked at with the records that were kept under it when the
 * trace is cut the next time; one that was cut before is gone, and its children name a parent that
 * nobody has.
 *
 * <p>The first, last or slowest of all are the first, last or slowest of any part that they are in.
 * So a trace may be cut again and again while it grows, and what is left is what one cut at the end
 * would leave, but for the places that those above take. With as many new records each time as are
 * kept, a record costs the same in a trace of a million as in one of twenty thousand.
 *
 * <p>Owned by the exporter's thread.
 */
final class Thinning {
  /** A chain deeper than this is a recursion, of which the lower end tells enough. */
  private static final int MAX_LEVELS = 64;

  /** Below the durations, for the place in the list; they have room for 2.4 hours. */
  private static final int INDEX_BITS = 20;

  private static final long INDEX_MASK = (1 << INDEX_BITS) - 1;
  private static final long MAX_DURATION = (1L << (63 - INDEX_BITS)) - 1;

  /** So that a list of twice as many has places for all. */
  static final int MAX_SPANS = 1 << (INDEX_BITS - 2);

  private static final boolean[] NONE = {};

  private final SpanIdTable places = new SpanIdTable(0);
  private List<SpanRecord> records = List.of();
  private boolean[] kept = NONE;
  private int room;

  /**
   * Leaves records out.
   *
   * @param all of the trace so far; afterwards what is kept, in the order in which it began
   * @param max how many are kept, at most {@link #MAX_SPANS}; of the list, which has more
   * @return how many are left out
   */
  int thin(List<SpanRecord> all, int max, Cuts cuts) {
    all.sort(StartOrder.INSTANCE);
    try {
      records = all;
      kept = new boolean[all.size()];
      room = max;
      places.clear(all.size());
      for (int i = 0; i < all.size(); i++) {
        places.put(all.get(i).spanId(), i);
      }
      int share = Math.max(1, max / 4);
      keepFirst(share);
      keepLast(share);
      keepFailing(share);
      keepSlowest();
      return leaveOut(cuts);
    } finally {
      records = List.of();
      kept = NONE;
    }
  }

  private void keepFirst(int share) {
    int until = Math.max(0, room - share);
    for (int i = 0; i < kept.length && room > until; i++) {
      keep(i);
    }
  }

  private void keepLast(int share) {
    int until = Math.max(0, room - share);
    for (int i = kept.length - 1; i >= 0 && room > until; i--) {
      keep(i);
    }
  }

  private void keepFailing(int share) {
    int until = Math.max(0, room - share);
    for (int i = 0; i < kept.length && room > until; i++) {
      if (records.get(i).isAnomalous()) {
        keep(i);
      }
    }
  }

  private void keepSlowest() {
    long[] slow = new long[kept.length];
    int others = 0;
    for (int i = 0; i < kept.length; i++) {
      if (!kept[i]) {
        SpanRecord record = records.get(i);
        long nanos = Math.max(0, Math.min(MAX_DURATION, record.endNanos() - record.startNanos()));
        slow[others++] = (nanos << INDEX_BITS) | i;
      }
    }
    Arrays.sort(slow, 0, others);
    for (int i = others - 1; i >= 0 && room > 0; i--) {
      keep((int) (slow[i] & INDEX_MASK));
    }
  }

  private void keep(int index) {
    if (kept[index]) {
      return;
    }
    kept[index] = true;
    room--;
    SpanRecord above = records.get(index).parent();
    for (int level = 0; above != null && level < MAX_LEVELS && room > 0; level++) {
      int place = places.get(above.spanId());
      if (place != SpanIdTable.NONE) {
        if (kept[place]) {
          // And so are those above it.
          return;
        }
        kept[place] = true;
        room--;
      }
      above = above.parent();
    }
  }

  private int leaveOut(Cuts cuts) {
    int next = 0;
    for (int i = 0; i < kept.length; i++) {
      SpanRecord record = records.get(i);
      if (kept[i]) {
        records.set(next++, record);
      } else {
        cuts.leftOut(record);
      }
    }
    records.subList(next, kept.length).clear();
    return kept.length - next;
  }
}
