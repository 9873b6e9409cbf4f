package io.hindcast.exporter.spool;

import java.nio.ByteBuffer;
import java.util.Random;

/** Requests that can be told apart, and checked byte by byte, by a number. */
final class Requests {
  /** Head and checksum of a segment's file. */
  static final int OVERHEAD = 28;

  private Requests() {}

  /** The number, and bytes that follow from it; four at least. */
  static byte[] request(int number, int bytes) {
    byte[] request = new byte[bytes];
    new Random(number).nextBytes(request);
    ByteBuffer.wrap(request).putInt(number);
    return request;
  }

  static int number(byte[] request) {
    return ByteBuffer.wrap(request).getInt();
  }

  /** A request that fills so many blocks of the disk. */
  static byte[] blocks(int number, int blocks) {
    return request(number, blocks * 4_096 - OVERHEAD);
  }
}
