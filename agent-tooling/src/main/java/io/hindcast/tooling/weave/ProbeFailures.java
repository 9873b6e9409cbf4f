package io.hindcast.tooling.weave;

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

  /** Causes of causes in a line: enough for what an initialiser threw. */
  private static final int MAX_CAUSES = 4;

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
    owner.allFailures.incrementAndGet();
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
    } else if (count >= LIMIT) {
      // Again for each later failure: a thread that was linking the probe may have put it back.
      ProbeTable.PROBES[slot] = SwitchedOffProbe.of(ProbeTable.PROBES[slot]);
    }
    if (count == LIMIT) {
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

  @Override
  public void failed(String instrumentation, Throwable thrown) {
    if (of(instrumentation).incrementAndGet() == 1) {
      log.warn(
          "instrumentation "
              + instrumentation
              + " failed in a callback: "
              + describe(thrown)
              + "; the application goes on, this call may be recorded in part",
          thrown);
    }
  }

  /**
   * How often probes of an instrumentation failed. Fetched when a slot is taken: at the end of a
   * stack, or of the heap, a map had better not be changed.
   */
  AtomicLong of(String instrumentation) {
    AtomicLong known = byInstrumentation.get(instrumentation);
    if (known != null) {
      return known;
    }
    AtomicLong made = new AtomicLong();
    AtomicLong first = byInstrumentation.putIfAbsent(instrumentation, made);
    return first == null ? made : first;
  }

  private static String describe(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    StringBuilder text = new StringBuilder(thrown.toString());
    if (trace.length > 0) {
      text.append(" at ").append(trace[0]);
    }
    Throwable cause = thrown.getCause();
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      text.append(", caused by ").append(cause);
      cause = cause.getCause();
    }
    return text.toString();
  }
}
