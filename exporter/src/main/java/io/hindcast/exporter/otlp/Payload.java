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

  /** Guarded by the queue: whether the overflow was asked to keep a copy. */
  boolean copyAsked;

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

  /** Since when it waits, as {@code nanoTime}. */
  long since() {
    return since;
  }

  Bisection bisection() {
    return bisection;
  }

  /** Whether it is in memory for one attempt only. */
  boolean isFetched() {
    return fetched;
  }
}
