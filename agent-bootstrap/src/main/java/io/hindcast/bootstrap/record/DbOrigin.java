package io.hindcast.bootstrap.record;

import org.jspecify.annotations.Nullable;

/**
 * Where connections come from: one object for all connections of a data source, so that what one of
 * them was asked need not be asked of the next. Any thread.
 *
 * <p>On the boot path, because a connection may live longer than the application that opened it.
 */
public final class DbOrigin {
  private volatile @Nullable DbEndpoint endpoint;

  /**
   * An origin.
   *
   * @param endpoint null where that has to be found out
   */
  public DbOrigin(@Nullable DbEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** What connections from here are connected to; null while that is not known. */
  public @Nullable DbEndpoint endpoint() {
    return endpoint;
  }

  /** Says what they are connected to. */
  public void endpoint(DbEndpoint known) {
    endpoint = known;
  }
}
