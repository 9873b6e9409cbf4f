package io.hindcast.exporter.otlp;

import org.jspecify.annotations.Nullable;

/** One request, ready to be sent, or a part of one that was refused. */
final class Payload {
  private final byte[] bytes;
  private final int items;
  private final Priority priority;
  private final long since;
  private final Bisection bisection;
  private final boolean fetched;

  /** By who looks for what is overdue: whether the overflow keeps a copy, or need not any more. */
  boolean copied;

  /** By the same: from when on it is to be copied, as {@code nanoTime}. */
  long copyFrom;

  /** Guarded by the ledger: whether it was decided, and counted, what became of it. */
  boolean settled;

  /** Guarded by the ledger: its handle in the overflow, while it is there too. */
  @Nullable Object copy;

  private Payload(
      byte[] bytes,
      int items,
      Priority priority,
      long since,
      Bisection bisection,
      @Nullable Object handle) {
    this.bytes = bytes;
    this.items = items;
    this.priority = priority;
    this.since = since;
    this.copyFrom = since + PayloadQueue.COPY_NANOS;
    this.bisection = bisection;
    this.copy = handle;
    this.fetched = handle != null;
  }

  /**
   * A new one.
   *
   * @param since now, as {@code nanoTime}
   */
  static Payload of(byte[] bytes, int items, Priority priority, long since) {
    return new Payload(bytes, items, priority, since, new Bisection(items), null);
  }

  /** One that comes back from the overflow, where it stays until it is delivered. */
  static Payload fetched(Overflow.Fetched from, long since) {
    int items = from.items();
    return new Payload(
        from.request(), items, from.priority(), since, new Bisection(items), from.handle());
  }

  /** Some of its items. */
  Payload part(byte[] partBytes, int partItems) {
    return new Payload(partBytes, partItems, priority, since, bisection, null);
  }

  /** An {@code Export…ServiceRequest}; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  int items() {
    return items;
  }

  Priority priority() {
    return priority;
  }

  Bisection bisection() {
    return bisection;
  }

  /** Whether it is in memory for one attempt only. */
  boolean isFetched() {
    return fetched;
  }
}
