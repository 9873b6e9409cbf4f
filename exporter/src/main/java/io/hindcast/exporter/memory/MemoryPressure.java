package io.hindcast.exporter.memory;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.Log;
import io.hindcast.exporter.trace.Clock;
import java.util.List;

/**
 * Watches the heap, and has the agent give memory back before the application runs out of it. Owned
 * by the exporter's thread.
 */
public final class MemoryPressure {
  /** A collector that finds less than a tenth free begins to work all the time. */
  static final double BEGINS = 0.9;

  /** Well below, so that what the agent gives back does not end the state by itself. */
  static final double ENDS = 0.8;

  /** Heaps fill up within seconds, and a look costs a microsecond or so. */
  static final long LOOK_NANOS = 1_000_000_000;

  /** A heap about the limit makes one line a minute. */
  static final long QUIET_NANOS = 60_000_000_000L;

  private final HeapReading heap;
  private final List<MemoryHolder> holders;
  private final ExporterStats stats;
  private final Log log;
  private final Clock clock;
  private long nextLook;
  private double share;
  private boolean on;
  private boolean told;
  private boolean anythingTold;
  private long toldAt;
  private boolean unknown;

  MemoryPressure(
      HeapReading heap,
      List<? extends MemoryHolder> holders,
      ExporterStats stats,
      Log log,
      Clock clock) {
    this.heap = heap;
    this.holders = List.copyOf(holders);
    this.stats = stats;
    this.log = log;
    this.clock = clock;
    this.nextLook = clock.nanoTime() + LOOK_NANOS;
  }

  /** Watches the heap of this JVM. */
  public static MemoryPressure ofThisJvm(
      List<? extends MemoryHolder> holders, ExporterStats stats, Log log, Clock clock) {
    return new MemoryPressure(new HeapPools(), holders, stats, log, clock);
  }

  /** Whether the heap is nearly full. */
  public boolean isOn() {
    return on;
  }

  /** Looks at the heap where it is time to; returns how many changes there were. */
  public int doWork() {
    long now = clock.nanoTime();
    if (unknown || now - nextLook < 0) {
      return 0;
    }
    nextLook = now + LOOK_NANOS;
    try {
      share = heap.liveShare();
    } catch (LinkageError missing) {
      unknown = true;
      log.info("The heap is not watched: this runtime has no java.management");
      return 0;
    }
    boolean changed = on ? share < ENDS : share > BEGINS;
    if (changed) {
      on = !on;
      for (MemoryHolder holder : holders) {
        holder.heapIs(on);
      }
    }
    tell(now);
    return changed ? 1 : 0;
  }

  private void tell(long now) {
    if (told == on || (anythingTold && now - toldAt < QUIET_NANOS)) {
      return;
    }
    told = on;
    anythingTold = true;
    toldAt = now;
    String full = Math.round(share * 100) + " % of it are in use after a collection";
    if (on) {
      log.warn(
          "The heap is nearly full ("
              + full
              + "): the agent keeps less in memory; of the traces in which nothing happened it keeps"
              + " one of sixteen, and counts the others, until there is room again.");
    } else {
      log.info(
          "The heap has room again ("
              + full
              + "): all traces are kept. "
              + stats.dropped(DropReason.MEMORY_PRESSURE)
              + " spans were dropped for its sake so far.");
    }
  }
}
