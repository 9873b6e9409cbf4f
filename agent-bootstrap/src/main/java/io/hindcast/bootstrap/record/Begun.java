package io.hindcast.bootstrap.record;

/**
 * How many records a thread has begun. Its thread alone writes, without a lock or a fence, for
 * beginning a record is on the hot path. What others read may be a moment old, but not of records
 * that came to them through the ring.
 */
final class Begun {
  /** All of them. */
  long records;

  /** Those that are spans where their trace is kept. */
  long spans;

  void countSpan() {
    records++;
    spans++;
  }
}
