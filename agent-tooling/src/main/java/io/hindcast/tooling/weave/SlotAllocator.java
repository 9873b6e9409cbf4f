package io.hindcast.tooling.weave;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.probe.ProbeTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Gives out the slots of the table and takes them back. Thread safety: any thread. */
final class SlotAllocator {
  private final AtomicReferenceArray<@Nullable SlotOwner> owners =
      new AtomicReferenceArray<>(ProbeTable.CAPACITY);
  private final Deque<Integer> returned = new ArrayDeque<>();
  private int neverUsed;

  /**
   * Takes a slot.
   *
   * @return its number; -1 where none is left
   */
  synchronized int take(SlotOwner owner) {
    Integer again = returned.poll();
    int slot = again != null ? again : neverUsed < ProbeTable.CAPACITY ? neverUsed++ : -1;
    if (slot >= 0) {
      owners.set(slot, owner);
    }
    return slot;
  }

  /** Takes a slot back whose woven code is gone. */
  synchronized void release(int slot) {
    ProbeTable.PROBES[slot] = Probe.NOOP;
    owners.set(slot, null);
    returned.add(slot);
  }

  /** Whose slot it is; null where nobody's. */
  @Nullable SlotOwner owner(int slot) {
    return owners.get(slot);
  }
}
