package io.hindcast.exporter.memory;

/** What can do with less memory. Called by the exporter's thread. */
public interface MemoryHolder {
  /**
   * The state of the heap has changed.
   *
   * @param nearlyFull whether to give back what can be had again, and to keep less from now on
   */
  void heapIs(boolean nearlyFull);
}
