package io.hindcast.exporter.evidence;

/** Spreads hashes: one bit of difference changes half of the bits. */
final class Mix64 {
  private Mix64() {}

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014; constants of Stafford's variant 13). */
  static long of(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
