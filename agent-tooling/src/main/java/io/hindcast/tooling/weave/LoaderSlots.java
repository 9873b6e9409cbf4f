package io.hindcast.tooling.weave;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.probe.ProbeTable;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The slots of one application class loader, one for each probe that was woven into its classes. It
 * knows the loader only weakly.
 */
final class LoaderSlots extends WeakReference<@Nullable ClassLoader> {
  /**
   * Keeps the probes of a loader alive for as long as one of its classes is: a value of a {@link
   * ClassValue} belongs to the class, not to us.
   */
  private static final ClassValue<List<Object>> KEPT_ALIVE =
      new ClassValue<>() {
        @Override
        protected List<Object> computeValue(Class<?> type) {
          return new CopyOnWriteArrayList<>();
        }
      };

  private final boolean permanent;
  private final ClassLoader agent;
  private final SlotAllocator allocator;
  private final Map<String, Integer> slotByProbe = new HashMap<>();
  private final Map<Integer, String> probeBySlot = new ConcurrentHashMap<>();
  private final List<String> wovenClasses = new CopyOnWriteArrayList<>();

  /** Whether an instrumentation fits the library that this loader has, as far as it was checked. */
  final Map<String, Boolean> fits = new ConcurrentHashMap<>();

  /** Whether the loader's classes see the boot path's package; null while that was not tried. */
  volatile @Nullable Boolean delegates;

  private @Nullable ProbeClassLoader permanentProbes;
  private @Nullable WeakReference<ProbeClassLoader> collectableProbes;

  LoaderSlots(
      @Nullable ClassLoader loader,
      ReferenceQueue<@Nullable ClassLoader> collected,
      ClassLoader agent,
      SlotAllocator allocator) {
    super(loader, collected);
    this.permanent = PermanentLoaders.contains(loader);
    this.agent = agent;
    this.allocator = allocator;
  }

  /** The slot of a probe; -1 where the table is full. */
  synchronized int slotOf(SlotOwner owner) {
    Integer known = slotByProbe.get(owner.probe);
    if (known != null) {
      return known;
    }
    int slot = allocator.take(owner);
    if (slot >= 0) {
      slotByProbe.put(owner.probe, slot);
      probeBySlot.put(slot, owner.probe);
      ProbeTable.PROBES[slot] = new LinkingProbe(this, slot);
    }
    return slot;
  }

  /**
   * Remembers that a class of this loader calls slots of it: such a class can keep probes alive.
   */
  void wove(String className) {
    // The first few will do, and a web application has thousands of classes.
    String name = className.replace('/', '.');
    if (!permanent && wovenClasses.size() < 16 && !wovenClasses.contains(name)) {
      wovenClasses.add(name);
    }
  }

  /** Makes the probe of a slot, ready to be put there. */
  Probe link(int slot) throws ReflectiveOperationException {
    String probeClass = probeBySlot.get(slot);
    ClassLoader loader = get();
    if (probeClass == null || (loader == null && !permanent)) {
      return Probe.NOOP;
    }
    Probe probe =
        probes(loader)
            .loadClass(probeClass)
            .asSubclass(Probe.class)
            .getDeclaredConstructor()
            .newInstance();
    if (permanent) {
      return probe;
    }
    KEPT_ALIVE.get(anchor(loader)).add(probe);
    return new CollectableProbe(probe);
  }

  /** Gives all slots back; the loader is gone. */
  synchronized void release() {
    slotByProbe.values().forEach(allocator::release);
    slotByProbe.clear();
    probeBySlot.clear();
  }

  private synchronized ProbeClassLoader probes(@Nullable ClassLoader loader) {
    ProbeClassLoader probes =
        permanent ? permanentProbes : collectableProbes == null ? null : collectableProbes.get();
    if (probes == null) {
      probes = new ProbeClassLoader(loader, agent);
      if (permanent) {
        permanentProbes = probes;
      } else {
        collectableProbes = new WeakReference<>(probes);
      }
    }
    return probes;
  }

  private Class<?> anchor(@Nullable ClassLoader loader) throws ClassNotFoundException {
    List<String> tried = new ArrayList<>();
    for (String name : wovenClasses) {
      try {
        Class<?> woven = Class.forName(name, false, loader);
        if (woven.getClassLoader() == loader) {
          return woven;
        }
      } catch (ClassNotFoundException | LinkageError notDefinedAfterAll) {
        // It was handed to us, but its definition failed. Another one calls us.
      }
      tried.add(name);
    }
    throw new ClassNotFoundException("none of the woven classes is defined: " + tried);
  }
}
