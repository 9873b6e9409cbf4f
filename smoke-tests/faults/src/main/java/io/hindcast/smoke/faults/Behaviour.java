package io.hindcast.smoke.faults;

import java.util.Random;

/** What a {@link TcpProxy} does. Compared by identity: the same once more is a new one. */
final class Behaviour {
  static final Behaviour PASS = of(Mode.PASS);

  /** Without numbers, see {@link TcpProxy}. */
  enum Mode {
    PASS,
    STALL,
    ABANDON_NEXT,
    DELAY,
    DRIBBLE,
    CORRUPT_ANSWERS,
    STOP_IN_ANSWERS,
    RESET_IN_REQUESTS,
    RESET_NEXT
  }

  final Mode mode;

  /** Nanoseconds, bytes, or bytes of which one is changed, as the mode has it. */
  final long amount;

  private final Random random;

  Behaviour(Mode mode, long amount, long seed) {
    this.mode = mode;
    this.amount = amount;
    this.random = new Random(seed);
  }

  /** Of a mode that needs no amount. */
  static Behaviour of(Mode mode) {
    return new Behaviour(mode, 0, 0);
  }

  /** Changes one byte in {@link #amount}, on average. */
  synchronized void corrupt(byte[] piece, int length) {
    for (int i = 0; i < length; i++) {
      if (random.nextInt((int) amount) == 0) {
        piece[i] ^= (byte) (1 + random.nextInt(255));
      }
    }
  }
}
