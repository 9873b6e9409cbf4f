package io.hindcast.exporter.retention;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SegmentWriter} wrote. */
final class SegmentReader {
  private final TextDictionary texts;
  private final byte[] bytes;
  private final ByteBuffer view;
  private int position;

  SegmentReader(TextDictionary texts, byte[] bytes) {
    this.texts = texts;
    this.bytes = bytes;
    this.view = ByteBuffer.wrap(bytes);
  }

  int octet() {
    return bytes[position++] & 0xff;
  }

  long fixed() {
    long value = view.getLong(position);
    position += Long.BYTES;
    return value;
  }

  long signed() {
    long value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  long number() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[position++];
      value |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  /** A number that was an {@code int}. */
  int count() {
    return (int) number();
  }

  byte[] raw(int length) {
    byte[] value = new byte[length];
    System.arraycopy(bytes, position, value, 0, length);
    position += length;
    return value;
  }

  @Nullable String text() {
    long head = number();
    int value = (int) (head >>> 2);
    return switch ((int) (head & 3)) {
      case SegmentWriter.KNOWN -> texts.text(value);
      case SegmentWriter.NARROW -> narrow(value);
      case SegmentWriter.WIDE -> wide(value);
      default -> null;
    };
  }

  private String narrow(int length) {
    String text = new String(bytes, position, length, StandardCharsets.ISO_8859_1);
    position += length;
    return text;
  }

  private String wide(int length) {
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      chars[i] = view.getChar(position);
      position += Character.BYTES;
    }
    return new String(chars);
  }
}
