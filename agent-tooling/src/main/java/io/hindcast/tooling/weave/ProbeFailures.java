package io.hindcast.tooling.weave;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.probe.ProbeTable;
import io.hindcast.tooling.AgentLog;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what probes throw, says so once for each probe, and switches a probe off that goes on
 * failing.
 */
final class ProbeFailures implements ProbeTable.FailureListener {
  /** So many failures of one slot switch it off: enough to see whether it was one odd call. */
  static final int LIMIT = 10;

  private final SlotAllocator slots;
  private final AgentLog log;
  private final Map<String, AtomicLong> byInstrumentation = new ConcurrentHashMap<>();

  ProbeFailures(SlotAllocator slots, AgentLog log) {
    this.slots = slots;
    this.log = log;
  }

  @Override
  public void failed(int slot, Throwable thrown) {
    SlotOwner owner = slots.owner(slot);
    if (owner == null) {
      return;
    }
    byInstrumentation
        .computeIfAbsent(owner.instrumentation, name -> new AtomicLong())
        .incrementAndGet();
    if (thrown instanceof VirtualMachineError) {
      // Deep recursion or a full heap of the application's: no fault of the probe.
      return;
    }
    int count = owner.failures.incrementAndGet();
    if (count == 1) {
      log.warn(
          "instrumentation "
              + owner.instrumentation
              + " failed in "
              + owner.probe
              + ": "
              + describe(thrown)
              + "; the application goes on, this call is not recorded",
          thrown);
    } else if (count == LIMIT) {
      ProbeTable.PROBES[slot] = Probe.NOOP;
      log.warn(
          "instrumentation "
              + owner.instrumentation
              + " failed "
              + LIMIT
              + " times in "
              + owner.probe
              + ": this probe is off until the JVM ends");
    }
  }

  /** How often probes of an instrumentation failed. */
  long count(String instrumentation) {
    AtomicLong count = byInstrumentation.get(instrumentation);
    return count == null ? 0 : count.get();
  }

  private static String describe(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    Throwable cause = thrown.getCause();
    return thrown
        + (cause == null ? "" : " (" + cause + ")")
        + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
