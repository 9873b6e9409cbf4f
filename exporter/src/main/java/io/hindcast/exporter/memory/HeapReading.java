package io.hindcast.exporter.memory;

/** How full the heap is. */
@FunctionalInterface
interface HeapReading {
  /** Which share of the heap is taken by what can't be collected, 0 to 1; 0 where unknown. */
  double liveShare();
}
