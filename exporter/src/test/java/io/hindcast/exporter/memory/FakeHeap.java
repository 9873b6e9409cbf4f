package io.hindcast.exporter.memory;

import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.Log;
import io.hindcast.exporter.trace.Clock;
import java.util.List;

/** As full as it is told to be. */
public final class FakeHeap implements HeapReading {
  /** 0 to 1. */
  public double share;

  /** How often it was asked. */
  public int looks;

  @Override
  public double liveShare() {
    looks++;
    return share;
  }

  /** Watches this heap. */
  public MemoryPressure pressure(
      List<? extends MemoryHolder> holders, ExporterStats stats, Log log, Clock clock) {
    return new MemoryPressure(this, holders, stats, log, clock);
  }
}
