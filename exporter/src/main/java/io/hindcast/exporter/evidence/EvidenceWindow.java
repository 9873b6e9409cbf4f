package io.hindcast.exporter.evidence;

import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Kept;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Has the evidence of a second compete for the budget. The place of a trace within its class is
 * that of its R, the smallest first; and of all classes those traces are kept whose place is best,
 * among equal places those with the smallest R:
 *
 * <pre>
 *   place      1     2     3     4     5            budget 7, at least 1 of each class:
 *   class a    ●     ●     ●     ○     ○  …          shares 3, 3, 1 are max-min fair: what c does
 *   class b    ●     ●     ●     ○                   not need goes to the others
 *   class c    ●
 * </pre>
 *
 * So what is kept depends on which traces the second had, and not on their order; services that see
 * the same traces keep the same. What can't win any more is given out at once: a trace that was
 * beaten by as many as the budget has stays so, because others only become more.
 *
 * <p>Seconds are those of the wall clock, which are about the same on all machines. Owned by one
 * thread.
 */
final class EvidenceWindow {
  private static final long SECOND = 1_000_000_000L;

  /** What is left of the bound while the heap is nearly full: one part of so many. */
  private static final int PRESSED = 4;

  private final EvidenceClasses classes = new EvidenceClasses();
  private final WindowBudget budget = new WindowBudget();
  private final KeptRoots keptRoots;
  private final @Nullable EvidenceDropped dropped;
  private final int usualRecords;

  private final ArrayDeque<DecidedTrace> decided = new ArrayDeque<>();

  /** The classes that compete; none while no window is open. */
  private final List<EvidenceClass> competing = new ArrayList<>();

  private final Map<Long, Candidate> byRoot = new HashMap<>();

  private long end;
  private int mostTraces;
  private int leastOfClass;
  private int mostRecords;
  private int records;

  /**
   * A window that is not open.
   *
   * @param keptRoots is told of what is kept
   * @param dropped counts what is lost; null where nobody does
   * @param mostRecords how many records may wait
   */
  EvidenceWindow(KeptRoots keptRoots, @Nullable EvidenceDropped dropped, int mostRecords) {
    this.keptRoots = keptRoots;
    this.dropped = dropped;
    this.usualRecords = mostRecords;
    this.mostRecords = mostRecords;
  }

  /** Takes in a trace. */
  void add(Candidate candidate, EvidenceKey key, Limits limits, long now) {
    closeIfDue(now);
    if (competing.isEmpty()) {
      open(candidate.trace().epochNanos(now), limits, now);
    }
    EvidenceClass its = classes.of(key);
    if (!its.isInWindow()) {
      // There may be no memory for it: a class that takes part and is in no list would never end.
      competing.add(its);
    }
    its.enter();
    try {
      byRoot.put(candidate.rootSpanId, candidate);
      its.add(candidate);
    } catch (OutOfMemoryError full) {
      // Who handed it in counts it as lost: nothing of it may stay.
      byRoot.remove(candidate.rootSpanId);
      throw full;
    }
    records += candidate.records();
    makeRoom();
  }

  /** Joins records to others of their local trace where these compete now. */
  boolean join(AssembledTrace part, long rootSpanId, int reasons) {
    if (byRoot.isEmpty()) {
      return false;
    }
    Candidate candidate = byRoot.get(rootSpanId);
    if (candidate == null) {
      return false;
    }
    candidate.join(part, reasons);
    records += part.records().size();
    makeRoom();
    return true;
  }

  /** The next trace that was decided; null for none. */
  @Nullable DecidedTrace poll(long now) {
    closeIfDue(now);
    return decided.poll();
  }

  /** Ends the competition. Where memory is short the next call goes on with what is left of it. */
  void close() {
    for (int i = 0; i < competing.size(); i++) {
      EvidenceClass one = competing.get(i);
      while (one.size() > 0) {
        keep(one);
      }
      long lost = one.lost();
      one.clear();
      if (dropped != null && lost > 0) {
        dropped.add(one.key(), lost);
      }
    }
    competing.clear();
  }

  private void keep(EvidenceClass one) {
    Candidate candidate = one.any();
    decided.add(new DecidedTrace(candidate.trace(), candidate.kept()));
    one.removeAny();
    byRoot.remove(candidate.rootSpanId);
    records -= candidate.records();
    budget.spend(1);
    keptRoots.add(candidate.rootSpanId, candidate.kept());
  }

  /** Keeps less in memory, or as much as ever. */
  void heapIs(boolean nearlyFull) {
    mostRecords = nearlyFull ? usualRecords / PRESSED : usualRecords;
    makeRoom();
  }

  /** How many records wait to be given out. */
  int waitingRecords() {
    int waiting = records;
    for (DecidedTrace one : decided) {
      waiting += one.trace().records().size();
    }
    return waiting;
  }

  private void closeIfDue(long now) {
    if (!competing.isEmpty() && now - end >= 0) {
      close();
    }
  }

  private void open(long epochNanos, Limits limits, long now) {
    end = now + SECOND - Math.floorMod(epochNanos, SECOND);
    mostTraces = budget.of(Math.floorDiv(epochNanos, SECOND), limits.evidenceRate());
    leastOfClass = limits.evidencePerClass();
  }

  private void makeRoom() {
    try {
      boolean spare = true;
      while (spare && byRoot.size() > mostTraces) {
        spare = loseLast(leastOfClass);
      }
      spare = true;
      // Memory comes before fairness: traces may be of thousands of records.
      while (spare && records > mostRecords && byRoot.size() > 1) {
        spare = loseLast(0);
      }
    } catch (OutOfMemoryError full) {
      // One too many waits, until the next one comes or the second is over.
    }
  }

  /** The largest class loses its last where it has more than it is sure of; whether it has. */
  private boolean loseLast(int sure) {
    EvidenceClass weakest = null;
    for (int i = 0; i < competing.size(); i++) {
      EvidenceClass one = competing.get(i);
      if (one.size() > sure && (weakest == null || isWeaker(one, weakest))) {
        weakest = one;
      }
    }
    if (weakest == null) {
      return false;
    }
    Candidate lost = weakest.last();
    decided.add(new DecidedTrace(lost.trace(), Kept.NOT));
    weakest.loseLast();
    byRoot.remove(lost.rootSpanId);
    records -= lost.records();
    return true;
  }

  private static boolean isWeaker(EvidenceClass one, EvidenceClass other) {
    return one.size() != other.size()
        ? one.size() > other.size()
        : one.last().randomness > other.last().randomness;
  }
}
