package io.hindcast.instrumentations.connectionpools.dbcp2;

import io.hindcast.bootstrap.record.WeakIdentityMap;
import java.lang.ref.WeakReference;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.jspecify.annotations.Nullable;

/**
 * The pool below each data source: only that one knows how many calls wait. Kept weakly, for what
 * it refers to may lead back to the data source.
 */
final class BackingPools {
  private static final WeakIdentityMap<WeakReference<GenericObjectPool<?>>> POOLS =
      new WeakIdentityMap<>(gone -> {});

  private BackingPools() {}

  static void put(BasicDataSource source, GenericObjectPool<?> pool) {
    POOLS.put(source, new WeakReference<>(pool));
  }

  static @Nullable GenericObjectPool<?> of(BasicDataSource source) {
    WeakReference<GenericObjectPool<?>> known = POOLS.get(source);
    return known == null ? null : known.get();
  }
}
