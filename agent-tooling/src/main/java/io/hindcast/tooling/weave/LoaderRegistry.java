package io.hindcast.tooling.weave;

import java.lang.ref.ReferenceQueue;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The {@link LoaderSlots} of each class loader that has woven classes. Holds no loader. */
final class LoaderRegistry {
  private final ReferenceQueue<@Nullable ClassLoader> collected = new ReferenceQueue<>();
  private final ConcurrentMap<Integer, LoaderSlots[]> byIdentity = new ConcurrentHashMap<>();
  private final ClassLoader agent;
  private final SlotAllocator allocator;
  private final LoaderSlots boot;

  LoaderRegistry(ClassLoader agent, SlotAllocator allocator) {
    this.agent = agent;
    this.allocator = allocator;
    this.boot = new LoaderSlots(null, collected, agent, allocator);
  }

  LoaderSlots of(@Nullable ClassLoader loader) {
    if (loader == null) {
      return boot;
    }
    releaseCollected();
    // By identity: an application's loader may have its own idea of equality. Hash codes collide,
    // hence the array.
    LoaderSlots[] slots =
        byIdentity.compute(
            System.identityHashCode(loader),
            (hash, known) -> {
              if (known == null) {
                return new LoaderSlots[] {newSlots(loader)};
              }
              if (find(known, loader) != null) {
                return known;
              }
              LoaderSlots[] more = Arrays.copyOf(known, known.length + 1);
              more[known.length] = newSlots(loader);
              return more;
            });
    LoaderSlots found = find(slots, loader);
    if (found == null) {
      throw new IllegalStateException("the loader was added a moment ago and is held: " + loader);
    }
    return found;
  }

  private LoaderSlots newSlots(ClassLoader loader) {
    return new LoaderSlots(loader, collected, agent, allocator);
  }

  private static @Nullable LoaderSlots find(LoaderSlots[] slots, ClassLoader loader) {
    for (LoaderSlots candidate : slots) {
      if (candidate.refersTo(loader)) {
        return candidate;
      }
    }
    return null;
  }

  private void releaseCollected() {
    for (Object gone = collected.poll(); gone != null; gone = collected.poll()) {
      LoaderSlots slots = (LoaderSlots) gone;
      slots.release();
      byIdentity.values().removeIf(all -> all.length == 1 && all[0] == slots);
    }
  }
}
