package io.hindcast.exporter.evidence;

import java.util.Arrays;

/**
 * Counts how often each of some numbers comes up in one trace, without making objects: a table with
 * open addressing that is used again for the next trace. Owned by one thread.
 */
final class LongCounts {
  /** Room for the different numbers of nearly all traces. */
  private static final int ROOM = 128;

  /** Different numbers of one trace that are told from one another: 384 KiB while it is read. */
  static final int MOST = 1 << 14;

  private long[] numbers = new long[ROOM];
  private int[] counts = new int[ROOM];
  private int size;

  /**
   * Counts a number.
   *
   * @param number well mixed: its last bits are its place
   * @return how often it came up, this time included; 0 where there are too many others
   */
  int add(long number) {
    // 0 marks a free place.
    long sought = number == 0 ? 1 : number;
    int at = place(sought);
    if (numbers[at] == sought) {
      counts[at]++;
      return counts[at];
    }
    if (size == MOST) {
      return 0;
    }
    numbers[at] = sought;
    counts[at] = 1;
    size++;
    if (2 * size > numbers.length) {
      grow();
    }
    return 1;
  }

  /** Forgets all numbers, and the room that a large trace took. */
  void clear() {
    if (numbers.length > ROOM) {
      numbers = new long[ROOM];
      counts = new int[ROOM];
    } else if (size > 0) {
      Arrays.fill(numbers, 0);
    }
    size = 0;
  }

  /** Where a number is, or is to be. */
  private int place(long sought) {
    int last = numbers.length - 1;
    int at = (int) sought & last;
    while (numbers[at] != 0 && numbers[at] != sought) {
      at = (at + 1) & last;
    }
    return at;
  }

  private void grow() {
    long[] before = numbers;
    int[] countsBefore = counts;
    numbers = new long[2 * before.length];
    counts = new int[2 * before.length];
    for (int i = 0; i < before.length; i++) {
      if (before[i] != 0) {
        int at = place(before[i]);
        numbers[at] = before[i];
        counts[at] = countsBefore[i];
      }
    }
  }
}
