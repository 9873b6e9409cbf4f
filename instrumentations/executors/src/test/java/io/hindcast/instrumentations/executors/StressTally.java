package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.SpanRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What became of the tasks of a mixed load. Any thread may count. */
final class StressTally {
  private static final int MAX_TOLD = 10;

  private final AtomicLong pending = new AtomicLong();
  private final LongAdder checks = new LongAdder();
  private final LongAdder run = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final AtomicInteger mistakes = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
  private final Map<HandOver, LongAdder> handedOver = new EnumMap<>(HandOver.class);

  StressTally() {
    for (HandOver each : HandOver.values()) {
      handedOver.put(each, new LongAdder());
    }
  }

  void handedOver(HandOver how) {
    pending.incrementAndGet();
    counted(how).increment();
  }

  /** A task was run. */
  void ended() {
    run.increment();
    pending.decrementAndGet();
  }

  /** A task will never be run: it was cancelled, removed, rejected or discarded before. */
  void dropped() {
    dropped.increment();
    pending.decrementAndGet();
  }

  /** A task is about to throw an exception of its own. */
  void failed() {
    failed.increment();
  }

  /** What the calling thread works under has to be this. */
  void check(@Nullable SpanRecord expected, Object where) {
    checks.increment();
    SpanRecord current = Seen.here();
    if (current != expected) {
      mistake(
          where + (current == null ? ": no context" : expected == null ? ": one" : ": another"));
    }
  }

  void mistake(String what) {
    if (mistakes.incrementAndGet() <= MAX_TOLD) {
      told.add(what);
    }
  }

  long pending() {
    return pending.get();
  }

  /** How many tasks were run and have checked their context. */
  long tasks() {
    return run.sum();
  }

  long handedOverTasks(HandOver how) {
    return counted(how).sum();
  }

  long droppedTasks() {
    return dropped.sum();
  }

  long failedTasks() {
    return failed.sum();
  }

  int mistakes() {
    return mistakes.get();
  }

  /** The first mistakes, in words. */
  List<String> told() {
    return List.copyOf(told);
  }

  private LongAdder counted(HandOver how) {
    LongAdder counted = handedOver.get(how);
    if (counted == null) {
      throw new IllegalArgumentException(how.toString());
    }
    return counted;
  }

  @Override
  public String toString() {
    return tasks()
        + " tasks run ("
        + failed
        + " failed), "
        + dropped
        + " never run, "
        + checks
        + " checks, "
        + mistakes
        + " mismatches";
  }
}
