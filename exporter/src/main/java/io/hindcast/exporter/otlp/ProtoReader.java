package io.hindcast.exporter.otlp;

import java.nio.charset.StandardCharsets;

/**
 * Reads protobuf messages: the few that collectors answer with, and our own requests (Protocol
 * Buffers, "Encoding"). Garbage reads as a message that ends early.
 *
 * <pre>
 *   ProtoReader in = new ProtoReader(bytes);
 *   while (in.next()) {
 *     switch (in.field()) { case 1 -> in.number(); … }
 *   }
 * </pre>
 */
final class ProtoReader {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int fieldStart;
  private int field;
  private long number;
  private int start;
  private int length;

  ProtoReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private ProtoReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** Moves to the next field. */
  boolean next() {
    if (at >= end) {
      return false;
    }
    fieldStart = at;
    long tag = varint();
    field = (int) (tag >>> 3);
    number = 0;
    start = at;
    length = 0;
    switch ((int) tag & 7) {
      case VARINT -> number = varint();
      case FIXED_64 -> at += 8;
      case FIXED_32 -> at += 4;
      case BYTES -> {
        long size = varint();
        start = at;
        if (size < 0 || size > end - at) {
          at = end;
          return false;
        }
        length = (int) size;
        at += length;
      }
      default -> {
        at = end;
        return false;
      }
    }
    return at <= end && field != 0;
  }

  int field() {
    return field;
  }

  /** The value of a number's field; 0 of any other. */
  long number() {
    return number;
  }

  /** The value of a text's field; empty of any other. */
  String text() {
    return new String(bytes, start, length, StandardCharsets.UTF_8);
  }

  /** The message in the field; an empty one in any other. */
  ProtoReader message() {
    return new ProtoReader(bytes, start, start + length);
  }

  /** Writes the whole field as it is, its number included. */
  void copyTo(ProtoWriter out) {
    out.raw(bytes, fieldStart, at - fieldStart);
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64 && at < end; shift += 7) {
      byte b = bytes[at++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    at = end;
    return value;
  }
}
