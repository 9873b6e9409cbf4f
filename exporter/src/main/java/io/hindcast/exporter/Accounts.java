package io.hindcast.exporter;

import io.hindcast.exporter.ExporterStats.DropReason;

/**
 * Counts what becomes of the items (spans, data points) that a sender took over: each of them once,
 * whatever happens. Thread safe.
 */
public interface Accounts {
  /** Items were delivered. */
  void addExported(long items);

  /** Items were lost. */
  void addDropped(DropReason reason, long items);

  /** Items left memory and are in the spool only; negative where they come back. */
  void addSpooled(long items);
}
