package io.hindcast.exporter.retention;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes the bytes of one trace after the other, on the heap, where that is quick; the ring gets
 * them in one copy.
 *
 * <pre>
 *   number   seven bits a byte, the lowest first, the eighth bit says that more follow
 *   signed   a number, its sign in the lowest bit
 *   fixed    eight bytes
 *   text     a number, whose two lowest bits say what the others are:
 *              0  there is no text
 *              1  the text's number in the dictionary
 *              2  the length; the characters follow, one byte each
 *              3  the length; the characters follow, two bytes each
 * </pre>
 *
 * Characters are kept as they are, halves of pairs too: rendering decides what becomes of those.
 */
final class SegmentWriter {
  static final int NO_TEXT = 0;
  static final int KNOWN = 1;
  static final int NARROW = 2;
  static final int WIDE = 3;

  private static final int LONGEST_NUMBER = 10;

  private static final int FIRST_BYTES = 4 << 10;

  /** What stays for the next trace; few are larger. */
  private static final int KEPT_BYTES = 64 << 10;

  private final TextDictionary texts;
  private final int limit;
  private final char[] chars = new char[256];
  private final int keptBytes;
  private byte[] bytes;
  private ByteBuffer view;
  private int position;

  /**
   * A writer.
   *
   * @param limit how many bytes a trace may have
   */
  SegmentWriter(TextDictionary texts, int limit) {
    this.texts = texts;
    this.limit = limit;
    keptBytes = Math.min(KEPT_BYTES, limit);
    bytes = new byte[Math.min(FIRST_BYTES, limit)];
    view = ByteBuffer.wrap(bytes);
  }

  /** Begins the next trace. */
  void begin() {
    position = 0;
    if (bytes.length > keptBytes) {
      resize(keptBytes);
    }
  }

  /** What was written, up to {@link #position}; until the next trace begins. */
  byte[] bytes() {
    return bytes;
  }

  /** How much was written. */
  int position() {
    return position;
  }

  /** Takes back what was written from a position on. */
  void rewind(int to) {
    position = to;
  }

  void octet(int value) {
    room(1);
    bytes[position++] = (byte) value;
  }

  void fixed(long value) {
    room(Long.BYTES);
    view.putLong(position, value);
    position += Long.BYTES;
  }

  void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  void number(long value) {
    room(LONGEST_NUMBER);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[position++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[position++] = (byte) rest;
  }

  /** Bytes as they are. */
  void raw(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, position, value.length);
    position += value.length;
  }

  /** A text that may come again. */
  void text(@Nullable String text) {
    int known = text == null ? TextDictionary.NONE : texts.find(text);
    if (known == TextDictionary.NONE) {
      singleText(text);
    } else {
      number(((long) known << 2) | KNOWN);
    }
  }

  /** A text that nobody expects to come again. */
  void singleText(@Nullable String text) {
    if (text == null) {
      number(NO_TEXT);
      return;
    }
    int length = text.length();
    room(LONGEST_NUMBER + 2L * length);
    int start = position;
    number(((long) length << 2) | NARROW);
    if (!narrow(text)) {
      position = start;
      number(((long) length << 2) | WIDE);
      wide(text);
    }
  }

  private boolean narrow(String text) {
    int length = text.length();
    for (int from = 0; from < length; from += chars.length) {
      int part = Math.min(chars.length, length - from);
      text.getChars(from, from + part, chars, 0);
      int bits = 0;
      for (int i = 0; i < part; i++) {
        bits |= chars[i];
        bytes[position + i] = (byte) chars[i];
      }
      if (bits > 0xff) {
        return false;
      }
      position += part;
    }
    return true;
  }

  private void wide(String text) {
    for (int i = 0; i < text.length(); i++) {
      view.putChar(position, text.charAt(i));
      position += Character.BYTES;
    }
  }

  private void room(long more) {
    if (more > bytes.length - position) {
      grow(position + more);
    }
  }

  private void grow(long needed) {
    if (needed > limit) {
      throw new TraceTooLarge();
    }
    resize((int) Math.min(limit, Math.max(needed, 2L * bytes.length)));
  }

  private void resize(int length) {
    bytes = Arrays.copyOf(bytes, length);
    view = ByteBuffer.wrap(bytes);
  }
}
