package io.hindcast.instrumentations.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many bytes a call allocates on the calling thread once it is compiled. The same in each run,
 * other than its time: so it can be a test.
 */
public final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Enough for the second compiler, which takes a method after 15,000 calls and loops. */
  private static final int ROUNDS = 20;

  private static final int CALLS = 20_000;

  /** On a busy machine the compiler comes late; what it makes is the same. */
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private Allocation() {}

  /** The smallest average of a number of rounds: the later ones are compiled. */
  public static double bytesPerCall(WovenExtension.Block call) throws Exception {
    double least = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      least = Math.min(least, bytes(call, CALLS) / (double) CALLS);
    }
    return least;
  }

  /**
   * As {@link #bytesPerCall(WovenExtension.Block)}, but waits for the compiler while the average is
   * not below a limit.
   */
  public static double bytesPerCall(WovenExtension.Block call, double limit) throws Exception {
    long began = System.nanoTime();
    double least = bytesPerCall(call);
    while (least >= limit && System.nanoTime() - began < PATIENCE_NANOS) {
      least = Math.min(least, bytesPerCall(call));
    }
    return least;
  }

  private static long bytes(WovenExtension.Block call, int calls) throws Exception {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < calls; i++) {
      call.run();
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
