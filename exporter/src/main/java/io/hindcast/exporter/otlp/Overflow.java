package io.hindcast.exporter.otlp;

import org.jspecify.annotations.Nullable;

/**
 * Where a sender's requests go that memory can't keep, and come back from when the collector takes
 * them: the door to the spool. Each request in it is either waiting, or taken by the sender, which
 * then says what becomes of it; what is taken when the process ends waits for the next one.
 *
 * <p>A sender calls one method at a time, from the exporter's thread, its own and the one that ends
 * the JVM. Nothing here throws.
 */
public interface Overflow {
  /** There is no such place. */
  Overflow NONE = Nowhere.INSTANCE;

  /** A request that was taken out. */
  final class Fetched {
    private final Object handle;
    private final byte[] request;
    private final int items;
    private final Priority priority;

    /** Known in there by a handle. */
    public Fetched(Object handle, byte[] request, int items, Priority priority) {
      this.handle = handle;
      this.request = request;
      this.items = items;
      this.priority = priority;
    }

    Object handle() {
      return handle;
    }

    byte[] request() {
      return request;
    }

    int items() {
      return items;
    }

    Priority priority() {
      return priority;
    }
  }

  /**
   * Keeps a request, which is taken until {@link #putBack}.
   *
   * @return its handle; null where it is not kept: there is no room, or it is not worth it
   */
  @Nullable Object keep(byte[] request, int items, Priority priority);

  /** Takes the next one that waits; null for none. */
  @Nullable Fetched take();

  /** One that was taken is to wait. */
  void putBack(Object handle);

  /** One that was taken was delivered, or refused for good. */
  void done(Object handle);

  /** Keeps nothing. */
  enum Nowhere implements Overflow {
    /** The one. */
    INSTANCE;

    @Override
    public @Nullable Object keep(byte[] request, int items, Priority priority) {
      return null;
    }

    @Override
    public @Nullable Fetched take() {
      return null;
    }

    @Override
    public void putBack(Object handle) {}

    @Override
    public void done(Object handle) {}
  }
}
