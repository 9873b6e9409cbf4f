package io.hindcast.instrumentations.connectionpools.dbcp2;

import io.hindcast.bootstrap.probe.Probe;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.PoolableConnectionFactory;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.jspecify.annotations.Nullable;

/** {@code BasicDataSource.createConnectionPool}, once in its life: which pool lies below it. */
public final class BackingProbe extends Probe {
  /** For the slot. */
  public BackingProbe() {}

  private record Call(BasicDataSource source, PoolableConnectionFactory factory) {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return self instanceof BasicDataSource source && a0 instanceof PoolableConnectionFactory factory
        ? new Call(source, factory)
        : null;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    Call call = (Call) state;
    if (call.factory.getPool() instanceof GenericObjectPool<?> pool) {
      BackingPools.put(call.source, pool);
    }
    return result;
  }
}
