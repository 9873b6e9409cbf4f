package io.hindcast.exporter.retention;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Segments of bytes, each in one piece, oldest out first.
 *
 * <pre>
 *   0                                                          wrap  capacity
 *   ┌──────────┬────────────┬─ ─ ─ ─ ─ ─ ─┬─────────┬─────────┬─────┐
 *   │ segment  │ segment    │    free     │ segment │ segment │ too │   the rest at the end is left
 *   │          │ (newest)   │             │ (oldest)│         │short│   empty where a segment does
 *   └──────────┴────────────┴─ ─ ─ ─ ─ ─ ─┴─────────┴─────────┴─────┘   not fit
 *                           head          tail
 *
 *   a segment
 *    0  int    its length, this header included; a multiple of 8
 *    4  int    where the segment of the same trace before this one is; -1: this is the first
 *    8  long   span id of the local root of its trace
 *   16  long   when its trace ended, as nanoTime
 *   24         the trace
 * </pre>
 *
 * Segments are counted as they come: the number of one is greater than those of all before it, and
 * says with {@link #oldest} whether it is still there.
 */
final class SegmentRing {
  static final int ALIGNMENT = 8;
  static final int HEADER = 24;

  /** No place in the ring. */
  static final int NONE = -1;

  private static final int PREVIOUS = 4;
  private static final int ROOT = 8;
  private static final int ENDED = 16;

  private final ByteBuffer memory;
  private final int capacity;
  private int head;
  private int tail;
  private int wrap;
  private int count;
  private long used;
  private long appended;

  /**
   * An empty ring.
   *
   * @param memory whose capacity is a multiple of 8
   */
  SegmentRing(ByteBuffer memory) {
    this.memory = memory.order(ByteOrder.nativeOrder());
    capacity = memory.capacity();
    wrap = capacity;
  }

  /** What a segment needs for so many bytes of a trace. */
  static int lengthFor(int bytes) {
    return (HEADER + bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  /**
   * Where the next segment goes; {@link #NONE} where the oldest one has to go first.
   *
   * @param length of it, at most the capacity
   */
  int place(int length) {
    if (count == 0) {
      head = 0;
      tail = 0;
      wrap = capacity;
      return 0;
    }
    if (head > tail) {
      if (capacity - head >= length) {
        return head;
      }
      wrap = head;
      head = 0;
    }
    return tail - head >= length ? head : NONE;
  }

  /**
   * Puts a segment where {@link #place} said.
   *
   * @param at that place
   * @param previous the segment of the same trace before it, or {@link #NONE}
   * @param bytes the trace, from the first one on
   */
  void append(int at, int previous, long root, long endedNanos, byte[] bytes, int byteCount) {
    int length = lengthFor(byteCount);
    memory.putInt(at, length);
    memory.putInt(at + PREVIOUS, previous);
    memory.putLong(at + ROOT, root);
    memory.putLong(at + ENDED, endedNanos);
    memory.put(at + HEADER, bytes, 0, byteCount);
    head = at + length;
    count++;
    appended++;
    used += length;
  }

  /** Gives the oldest segment's place up. There is one. */
  void evict() {
    int length = memory.getInt(tail);
    used -= length;
    count--;
    tail += length;
    if (tail == wrap) {
      tail = 0;
      wrap = capacity;
    }
  }

  /** The place of the oldest segment, where there is one. */
  int oldestAt() {
    return tail;
  }

  /** The number of the oldest segment; that of the next one where none is there. */
  long oldest() {
    return appended - count;
  }

  /** The number of the segment that comes next. */
  long next() {
    return appended;
  }

  /** What all segments need together. */
  long used() {
    return used;
  }

  int capacity() {
    return capacity;
  }

  int previous(int at) {
    return memory.getInt(at + PREVIOUS);
  }

  long root(int at) {
    return memory.getLong(at + ROOT);
  }

  long endedNanos(int at) {
    return memory.getLong(at + ENDED);
  }

  /** The trace's bytes; a few more may follow. */
  byte[] copy(int at) {
    byte[] bytes = new byte[memory.getInt(at) - HEADER];
    memory.get(at + HEADER, bytes);
    return bytes;
  }
}
