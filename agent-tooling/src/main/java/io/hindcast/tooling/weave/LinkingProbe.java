package io.hindcast.tooling.weave;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.probe.ProbeTable;
import io.hindcast.bootstrap.record.ThreadContext;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * What a slot holds until it is called for the first time: it loads the probe and puts it in its
 * own place. Not earlier, because most classes that are woven are never called, and because while
 * the first class of a library is being defined its types cannot be loaded yet.
 *
 * <p>It takes no lock: a caller may hold class loading locks of the application's. Two threads that
 * come at once make two probes, and one of them stays.
 */
final class LinkingProbe extends Probe {
  // Loading a probe runs class loaders of the application, whose methods may be woven as well.
  private static final ThreadLocal<Boolean> LINKING = new ThreadLocal<>();

  private final LoaderSlots slots;
  private final int slot;

  LinkingProbe(LoaderSlots slots, int slot) {
    this.slots = slots;
    this.slot = slot;
  }

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (LINKING.get() != null) {
      return null;
    }
    Probe linked = link();
    ProbeTable.PROBES[slot] = linked;
    return linked.enter(self, a0, a1, a2);
  }

  private Probe link() {
    ThreadContext thread = ThreadContext.get();
    thread.suppress();
    try {
      LINKING.set(true);
      return slots.link(slot);
    } catch (Throwable thrown) {
      Throwable failure =
          thrown instanceof InvocationTargetException wrapper ? wrapper.getCause() : thrown;
      if (failure instanceof VirtualMachineError momentary) {
        // This call came deep in a recursion, or the heap is full: the next one may do better.
        throw momentary;
      }
      // Trying again at each call would only cost each call the same. Not where another thread has
      // had better luck meanwhile: calls that its probe has entered must be told of their end.
      if (ProbeTable.PROBES[slot] == this) {
        ProbeTable.PROBES[slot] = NOOP;
      }
      throw new IllegalStateException("the probe could not be loaded and is off", failure);
    } finally {
      LINKING.remove();
      thread.resume();
    }
  }

  @Override
  public @Nullable Object argument(Object state, @Nullable Object original) {
    // The shim has read the slot anew by now; this one is asked only in a race with NOOP.
    return original;
  }
}
