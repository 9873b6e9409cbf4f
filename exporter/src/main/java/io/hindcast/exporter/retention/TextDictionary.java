package io.hindcast.exporter.retention;

import org.jspecify.annotations.Nullable;

/**
 * Numbers for texts that come again and again: statements, routes, names. A text gets one when it
 * is seen for the second time within a short while, so that the many that are seen once (a path
 * with an id in it) push nothing out and are not held.
 *
 * <p>Each number remembers the last segment that refers to it. When that has left the ring nothing
 * in there refers to the number, and it may stand for another text. Nothing is counted up or down
 * for that, and nothing is done when a segment leaves.
 *
 * <p>Bounded in texts and in characters. It holds the application's own strings, which compare by
 * identity mostly.
 */
final class TextDictionary {
  /** No number: the text is to be written where it is used. */
  static final int NONE = -1;

  /** A number takes two bytes. More texts than this at once are rare ones. */
  static final int TEXTS = 4096;

  /** Statements that a library writes may be long; a longer text is mostly a single one. */
  private static final int MAX_CHARS = 4096;

  /** How many numbers are looked at for one that is free: an answer is due in nanoseconds. */
  private static final int SEARCH = 16;

  private static final int SLOTS = 2 * TEXTS;
  private static final int SLOT_SHIFT = 32 - 13;
  private static final int SEEN_SHIFT = 32 - 12;

  /** Spreads hashes, whose low bits alone are alike for texts that end alike. */
  private static final int SPREAD = 0x9E3779B9;

  private final int maxChars;
  private final @Nullable String[] texts = new @Nullable String[TEXTS];
  private final int[] hashes = new int[TEXTS];
  private final long[] lastUse = new long[TEXTS];

  /** One more than the number; 0 is free. By hash, each in the first free slot from its own on. */
  private final int[] slots = new int[SLOTS];

  /** Hashes of texts that have no number, seen lately. */
  private final int[] seen = new int[1 << (32 - SEEN_SHIFT)];

  private int chars;
  private int hand;
  private long segment;
  private long oldest;

  /**
   * An empty one.
   *
   * @param maxChars how many characters all texts may have together
   */
  TextDictionary(int maxChars) {
    this.maxChars = maxChars;
  }

  /**
   * Begins a segment.
   *
   * @param number of the segment that will refer to the texts asked for from now on
   * @param oldestNumber of the oldest segment in the ring
   */
  void begin(long number, long oldestNumber) {
    segment = number;
    oldest = oldestNumber;
  }

  /** The number of a text, now held for the segment; {@link #NONE} where it has none. */
  int find(String text) {
    int length = text.length();
    if (length < 2 || length > MAX_CHARS) {
      return NONE;
    }
    int hash = text.hashCode();
    int slot = (hash * SPREAD) >>> SLOT_SHIFT;
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (hashes[number] == hash && text.equals(texts[number])) {
        lastUse[number] = segment;
        return number;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    int mark = (hash * SPREAD) >>> SEEN_SHIFT;
    if (seen[mark] != hash) {
      seen[mark] = hash;
      return NONE;
    }
    return admit(text, hash, length);
  }

  /** The text of a number that a segment in the ring refers to. */
  String text(int number) {
    String text = texts[number];
    if (text == null) {
      throw new IllegalStateException("no text has the number " + number);
    }
    return text;
  }

  /** How many characters the texts have together. */
  int chars() {
    return chars;
  }

  private int admit(String text, int hash, int length) {
    int free = NONE;
    for (int i = 0; i < SEARCH && (free == NONE || chars + length > maxChars); i++) {
      if (texts[hand] != null && lastUse[hand] < oldest) {
        forget(hand);
      }
      if (texts[hand] == null) {
        free = hand;
      }
      hand = (hand + 1) & (TEXTS - 1);
    }
    if (free == NONE || chars + length > maxChars) {
      return NONE;
    }
    texts[free] = text;
    hashes[free] = hash;
    lastUse[free] = segment;
    chars += length;
    int slot = (hash * SPREAD) >>> SLOT_SHIFT;
    while (slots[slot] != 0) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    slots[slot] = free + 1;
    return free;
  }

  private void forget(int number) {
    String text = texts[number];
    chars -= text == null ? 0 : text.length();
    texts[number] = null;
    int gap = (hashes[number] * SPREAD) >>> SLOT_SHIFT;
    while (slots[gap] != number + 1) {
      gap = (gap + 1) & (SLOTS - 1);
    }
    for (int next = (gap + 1) & (SLOTS - 1); slots[next] != 0; next = (next + 1) & (SLOTS - 1)) {
      int home = (hashes[slots[next] - 1] * SPREAD) >>> SLOT_SHIFT;
      // It may move into the gap unless it would come before its home, where nobody looks for it.
      if (((next - home) & (SLOTS - 1)) >= ((next - gap) & (SLOTS - 1))) {
        slots[gap] = slots[next];
        gap = next;
      }
    }
    slots[gap] = 0;
  }
}
