package io.hindcast.smoke.faults;

/** Where the agent may put down what it can't send. */
enum Spool {
  /** Nowhere. */
  NONE,
  /** On a disk with room. */
  ROOMY,
  /** On a file system of {@value Tmpfs#KILOBYTES} KB. */
  FULL_DISK
}
