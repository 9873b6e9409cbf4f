package io.hindcast.bootstrap.probe;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The slots that woven code calls. Each (probe, application class loader) has a slot of its own, so
 * that a call site sees one class only and the JIT inlines the probe into it.
 *
 * <p>Thread safety: any thread reads {@link #PROBES}; only the class-loading side writes it. A
 * write becomes visible to running code in its own time: a switched-off probe may be called a few
 * more times.
 */
public final class ProbeTable {
  /**
   * How many slots there are (16,384, 64 KiB): a fixed array in a final field, so that the JIT
   * folds its address and length into the woven code. A hundred probes in a hundred web
   * applications fit.
   */
  public static final int CAPACITY = 1 << 14;

  /** The probe of each slot. Public because woven code of every package reads it. */
  @SuppressWarnings("MutablePublicArray") // woven code is the client: an accessor would cost a call
  public static final Probe[] PROBES = new Probe[CAPACITY];

  private static volatile @Nullable FailureListener listener;

  static {
    Arrays.fill(PROBES, Probe.NOOP);
  }

  private ProbeTable() {}

  /** Told of each failure of a probe. Must not throw; called by application threads. */
  @FunctionalInterface
  public interface FailureListener {
    /**
     * A probe, or the woven code around it, threw.
     *
     * @param slot the slot of the probe
     * @param thrown what was thrown
     */
    void failed(int slot, Throwable thrown);

    /**
     * Code of an instrumentation threw that no shim is around.
     *
     * @param instrumentation the name of its module
     * @param thrown what was thrown
     */
    default void failed(String instrumentation, Throwable thrown) {}
  }

  /** Sets who is told of failures; there is one listener. */
  public static void onFailure(FailureListener newListener) {
    listener = newListener;
  }

  /**
   * Called by woven code in place of the throw: takes over whatever a probe threw, linkage errors
   * too. Never throws.
   *
   * @param thrown what the probe threw
   * @param slot its slot
   */
  public static void failed(Throwable thrown, int slot) {
    FailureListener current = listener;
    if (current == null) {
      return;
    }
    try {
      current.failed(slot, thrown);
    } catch (Throwable ignored) {
      // Out of stack or memory: there is nothing left to tell it with, and the application goes on.
    }
  }

  /**
   * Called by what an instrumentation puts in the place of an application's object (a callback, an
   * iterator): it catches what its own part throws, hands it over here, and goes on with the
   * application's. Never throws.
   *
   * @param thrown what was thrown
   * @param instrumentation the name of the module
   */
  public static void failed(Throwable thrown, String instrumentation) {
    FailureListener current = listener;
    if (current == null) {
      return;
    }
    try {
      current.failed(instrumentation, thrown);
    } catch (Throwable ignored) {
      // As above.
    }
  }
}
