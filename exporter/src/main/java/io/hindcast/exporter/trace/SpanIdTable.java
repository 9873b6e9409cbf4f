package io.hindcast.exporter.trace;

import java.util.Arrays;

/**
 * From span ids to numbers of the caller's choice: open addressing over two arrays, so that an
 * entry is no object. Ids of this process are random, so their last bits are the hash. It grows and
 * does not shrink.
 *
 * <p>Owned by one thread.
 */
public final class SpanIdTable {
  /** What is found for an id that is not there. */
  public static final int NONE = -1;

  /** 0 where a slot is free: no span has that id. */
  private long[] ids;

  private int[] values;
  private int size;

  /**
   * An empty table.
   *
   * @param expected for how many ids there is room before it grows
   */
  public SpanIdTable(int expected) {
    int slots = slotsFor(expected);
    ids = new long[slots];
    values = new int[slots];
  }

  /** How many ids are there. */
  public int size() {
    return size;
  }

  /** What was put for an id; {@link #NONE} where nothing was. */
  public int get(long id) {
    int slot = slotOf(id);
    return ids[slot] == 0 ? NONE : values[slot];
  }

  /**
   * Puts a number for an id, in place of one that is there.
   *
   * @param id not 0
   * @param value not negative
   */
  public void put(long id, int value) {
    int slot = slotOf(id);
    if (ids[slot] == 0) {
      if (size >= ids.length - ids.length / 4) {
        grow(2 * ids.length);
        slot = slotOf(id);
      }
      ids[slot] = id;
      size++;
    }
    values[slot] = value;
  }

  /** Takes an id out where it is there. */
  public void remove(long id) {
    int gap = slotOf(id);
    if (ids[gap] == 0) {
      return;
    }
    size--;
    int mask = ids.length - 1;
    for (int next = (gap + 1) & mask; ids[next] != 0; next = (next + 1) & mask) {
      int home = (int) ids[next] & mask;
      // It may move into the gap unless it would come before its home, where nobody looks for it.
      if (((next - home) & mask) >= ((next - gap) & mask)) {
        ids[gap] = ids[next];
        values[gap] = values[next];
        gap = next;
      }
    }
    ids[gap] = 0;
  }

  /**
   * Takes all out, and makes room.
   *
   * @param expected for how many ids there is to be room
   */
  public void clear(int expected) {
    int slots = slotsFor(expected);
    if (slots > ids.length) {
      long[] newIds = new long[slots];
      values = new int[slots];
      ids = newIds;
    } else {
      Arrays.fill(ids, 0);
    }
    size = 0;
  }

  /** Where an id is, or would be put. */
  private int slotOf(long id) {
    int mask = ids.length - 1;
    int slot = (int) id & mask;
    while (ids[slot] != 0 && ids[slot] != id) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow(int slots) {
    // Where there is no memory for both, the table stays as it was.
    long[] newIds = new long[slots];
    int[] newValues = new int[slots];
    long[] oldIds = ids;
    int[] oldValues = values;
    ids = newIds;
    values = newValues;
    for (int i = 0; i < oldIds.length; i++) {
      if (oldIds[i] != 0) {
        int slot = slotOf(oldIds[i]);
        ids[slot] = oldIds[i];
        values[slot] = oldValues[i];
      }
    }
  }

  /** A power of two, of which at most two thirds are used. */
  private static int slotsFor(int expected) {
    return Integer.highestOneBit(Math.max(4, expected + expected / 2)) << 1;
  }
}
