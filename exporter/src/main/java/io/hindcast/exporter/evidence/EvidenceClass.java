package io.hindcast.exporter.evidence;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The traces of one key that compete now: a binary heap with the largest R on top, since that is
 * the one which goes next. Owned by one thread.
 */
final class EvidenceClass {
  private final @Nullable EvidenceKey key;
  private final List<Candidate> heap = new ArrayList<>();
  private long lost;
  private boolean inWindow;

  /**
   * A class without traces.
   *
   * @param key null where it takes what has no class of its own
   */
  EvidenceClass(@Nullable EvidenceKey key) {
    this.key = key;
  }

  @Nullable EvidenceKey key() {
    return key;
  }

  int size() {
    return heap.size();
  }

  /** The one with the largest R, which goes next; of a class with traces. */
  Candidate last() {
    return heap.get(0);
  }

  void add(Candidate added) {
    heap.add(added);
    int at = heap.size() - 1;
    while (at > 0) {
      int above = (at - 1) / 2;
      Candidate upper = heap.get(above);
      if (upper.randomness >= added.randomness) {
        break;
      }
      heap.set(at, upper);
      at = above;
    }
    heap.set(at, added);
  }

  /** Takes that one out, and counts it as lost. */
  void loseLast() {
    Candidate sunk = heap.remove(heap.size() - 1);
    if (!heap.isEmpty()) {
      sink(sunk);
    }
    lost++;
  }

  /** Any of its traces; of a class with traces. */
  Candidate any() {
    return heap.get(heap.size() - 1);
  }

  /** Takes that one out: it is not lost. */
  void removeAny() {
    heap.remove(heap.size() - 1);
  }

  /** How many were lost since {@link #clear}. */
  long lost() {
    return lost;
  }

  /** Ends the competition, when all traces are taken out. */
  void clear() {
    lost = 0;
    inWindow = false;
  }

  /** Whether it takes part. */
  boolean isInWindow() {
    return inWindow;
  }

  /** Takes part from now on. */
  void enter() {
    inWindow = true;
  }

  /** Puts one in the place of the top, as far down as it belongs. */
  private void sink(Candidate sunk) {
    int at = 0;
    int child = 1;
    while (child < heap.size()) {
      if (child + 1 < heap.size() && heap.get(child + 1).randomness > heap.get(child).randomness) {
        child++;
      }
      Candidate lower = heap.get(child);
      if (lower.randomness <= sunk.randomness) {
        break;
      }
      heap.set(at, lower);
      at = child;
      child = 2 * at + 1;
    }
    heap.set(at, sunk);
  }
}
