package io.hindcast.exporter.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pool of this JVM's heap that objects stay in: the old generation, or all of it. What is in
 * use right after a collection is live, about. A collector that only looks at young objects leaves
 * that figure as it was, so what is in use now counts where it is less.
 *
 * <p>Asking costs two small objects a pool, and the application nothing: a listener would have the
 * JVM make notifications.
 */
final class HeapPools implements HeapReading {
  /** Looked for when first asked: a short program does not load the platform's beans. */
  private @Nullable List<MemoryPoolMXBean> pools;

  @Override
  public double liveShare() {
    List<MemoryPoolMXBean> known = pools;
    if (known == null) {
      known = find();
      pools = known;
    }
    double most = 0;
    for (int i = 0; i < known.size(); i++) {
      most = Math.max(most, liveShare(known.get(i)));
    }
    return most;
  }

  private static List<MemoryPoolMXBean> find() {
    List<MemoryPoolMXBean> found = new ArrayList<>();
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      // Eden and survivors have no threshold: it would be passed all the time.
      if (pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported()) {
        found.add(pool);
      }
    }
    return found;
  }

  private static double liveShare(MemoryPoolMXBean pool) {
    MemoryUsage collected = pool.getCollectionUsage();
    MemoryUsage now = pool.getUsage();
    // Some collectors know no figure of the one kind, or no limit.
    if (collected == null || now == null || now.getMax() <= 0) {
      return 0;
    }
    return (double) Math.min(collected.getUsed(), now.getUsed()) / now.getMax();
  }
}
