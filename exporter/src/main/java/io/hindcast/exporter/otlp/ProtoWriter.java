package io.hindcast.exporter.otlp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes protobuf fields (encoding of proto3) into an array that grows and is used again. A nested
 * message whose length is not known before gets two bytes for it, which is right from 128 bytes to
 * 16 KiB; otherwise its content is moved.
 *
 * <p>Owned by one thread.
 */
final class ProtoWriter {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private static final int LENGTH_ROOM = 2;

  /** An array that a few odd messages have blown up is given back. */
  private static final int MOST_ROOM_KEPT = 512 << 10;

  private byte[] buffer;
  private int size;

  ProtoWriter(int room) {
    buffer = new byte[room];
  }

  /** How many bytes were written. */
  int size() {
    return size;
  }

  /** Forgets what was written from an offset on. */
  void truncate(int offset) {
    size = offset;
  }

  /** The bytes from an offset on. */
  byte[] copyFrom(int offset) {
    return Arrays.copyOfRange(buffer, offset, size);
  }

  /** All bytes; nothing may be written any more. */
  byte[] finished() {
    return size == buffer.length ? buffer : Arrays.copyOf(buffer, size);
  }

  /** Moves the first bytes to the end of another writer. */
  void moveTo(ProtoWriter other, int bytes) {
    other.ensure(bytes);
    System.arraycopy(buffer, 0, other.buffer, other.size, bytes);
    other.size += bytes;
    size -= bytes;
    System.arraycopy(buffer, bytes, buffer, 0, size);
    if (buffer.length > MOST_ROOM_KEPT && size < MOST_ROOM_KEPT) {
      shrink(MOST_ROOM_KEPT);
    }
  }

  /** Gives memory back, as far as nothing is written there. Never throws. */
  void shrink(int room) {
    if (size <= room && room < buffer.length) {
      try {
        buffer = Arrays.copyOf(buffer, room);
      } catch (OutOfMemoryError full) {
        // It stays as large as it is.
      }
    }
  }

  /** Bytes as they are. */
  void raw(byte[] bytes) {
    raw(bytes, 0, bytes.length);
  }

  /** Some bytes as they are. */
  void raw(byte[] bytes, int from, int length) {
    ensure(length);
    System.arraycopy(bytes, from, buffer, size, length);
    size += length;
  }

  /** Begins a nested message; hand what is returned to {@link #end}. */
  int begin(int field) {
    tag(field, BYTES);
    ensure(LENGTH_ROOM);
    size += LENGTH_ROOM;
    return size;
  }

  /** Ends a nested message. */
  void end(int content) {
    int length = size - content;
    int room = varintSize(length);
    int at = content - LENGTH_ROOM;
    if (room != LENGTH_ROOM) {
      ensure(room);
      System.arraycopy(buffer, content, buffer, at + room, length);
      size = at + room + length;
    }
    putVarint(at, length);
  }

  /** A number, 0 being left out. */
  void number(int field, long value) {
    if (value != 0) {
      numberAlways(field, value);
    }
  }

  /** A number of a field that is one of several. */
  void numberAlways(int field, long value) {
    tag(field, VARINT);
    varint(value);
  }

  void fixed64(int field, long value) {
    tag(field, FIXED_64);
    littleEndian(value);
  }

  void fixed32(int field, int value) {
    tag(field, FIXED_32);
    ensure(4);
    for (int shift = 0; shift < 32; shift += 8) {
      buffer[size++] = (byte) (value >>> shift);
    }
  }

  /** Whole numbers of 8 bytes each; none are left out. */
  void packed64(int field, List<Long> values) {
    if (!values.isEmpty()) {
      message(field, values.size() * 8);
      for (long value : values) {
        littleEndian(value);
      }
    }
  }

  /** Real numbers of 8 bytes each; none are left out. */
  void packedDoubles(int field, List<Double> values) {
    if (!values.isEmpty()) {
      message(field, values.size() * 8);
      for (double value : values) {
        littleEndian(Double.doubleToRawLongBits(value));
      }
    }
  }

  /** An id of 8 bytes. */
  void id(int field, long id) {
    tag(field, BYTES);
    varint(8);
    bigEndian(id);
  }

  /** An id of 16 bytes. */
  void id(int field, long high, long low) {
    tag(field, BYTES);
    varint(16);
    bigEndian(high);
    bigEndian(low);
  }

  /** A text, an empty one being left out. */
  void text(int field, String value) {
    if (!value.isEmpty()) {
      bytes(field, utf8(value));
    }
  }

  void bytes(int field, byte[] value) {
    tag(field, BYTES);
    varint(value.length);
    raw(value);
  }

  /** The start of a nested message whose length is known. */
  void message(int field, int length) {
    tag(field, BYTES);
    varint(length);
  }

  /** Half a surrogate pair becomes a question mark. */
  static byte[] utf8(String text) {
    // Not a loop of our own: this one is compiled early in every process.
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static int varintSize(long value) {
    int bits = 64 - Long.numberOfLeadingZeros(value | 1);
    return (bits + 6) / 7;
  }

  private void tag(int field, int type) {
    varint((long) field << 3 | type);
  }

  private void varint(long value) {
    ensure(varintSize(value));
    size = putVarint(size, value);
  }

  private int putVarint(int at, long value) {
    int next = at;
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      buffer[next++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[next++] = (byte) rest;
    return next;
  }

  private void littleEndian(long value) {
    ensure(8);
    for (int shift = 0; shift < 64; shift += 8) {
      buffer[size++] = (byte) (value >>> shift);
    }
  }

  private void bigEndian(long value) {
    ensure(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      buffer[size++] = (byte) (value >>> shift);
    }
  }

  private void ensure(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + more));
    }
  }
}
