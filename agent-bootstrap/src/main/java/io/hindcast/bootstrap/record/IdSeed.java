package io.hindcast.bootstrap.record;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where the id sequences of threads begin. Ids must not repeat in a thousand processes that start
 * in the same millisecond, so the seed is 128 bits of the operating system's random source and
 * neither time nor process id.
 */
final class IdSeed {
  private static final long GAMMA;
  private static final AtomicLong NEXT;

  static {
    byte[] seed = new byte[16];
    fill(seed);
    NEXT = new AtomicLong(toLong(seed, 0));
    // Odd, so that the sequence of seeds has the full period of 2^64.
    GAMMA = toLong(seed, 8) | 1;
  }

  private IdSeed() {}

  static long next() {
    return mix(NEXT.getAndAdd(GAMMA));
  }

  /** A step for a sequence: odd for the full period, and not so regular that it shows. */
  static long nextStep() {
    long step = next() | 1;
    // The rule of java.util.SplittableRandom: too few changes between neighbouring bits mix badly.
    return Long.bitCount(step ^ (step >>> 1)) < 24 ? step ^ 0xAAAAAAAAAAAAAAAAL : step;
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014; constants of Stafford's variant 13). */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  // The device is read directly where there is one: SecureRandom loads some 200 classes at
  // start-up.
  private static void fill(byte[] seed) {
    try (InputStream random = new FileInputStream("/dev/urandom")) {
      if (random.readNBytes(seed, 0, seed.length) == seed.length) {
        return;
      }
    } catch (IOException notThisSystem) {
      // Falls through to the portable source.
    }
    new SecureRandom().nextBytes(seed);
  }

  private static long toLong(byte[] bytes, int from) {
    long value = 0;
    for (int i = from; i < from + 8; i++) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }
}
