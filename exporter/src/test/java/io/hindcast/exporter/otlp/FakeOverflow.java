package io.hindcast.exporter.otlp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A spool in memory. */
final class FakeOverflow implements Overflow {
  /** What is kept. */
  static final class Entry {
    final byte[] request;
    final int items;
    final Priority priority;
    boolean taken = true;

    Entry(byte[] request, int items, Priority priority) {
      this.request = request;
      this.items = items;
      this.priority = priority;
    }
  }

  final List<Entry> entries = new ArrayList<>();
  boolean full;
  int refused;

  /** Of an earlier process. */
  void add(byte[] request, int items) {
    Entry entry = new Entry(request, items, Priority.EVIDENCE);
    entry.taken = false;
    entries.add(entry);
  }

  /** The first byte of each request. */
  List<Integer> ids() {
    return entries.stream().map(entry -> (int) entry.request[0]).toList();
  }

  /** Those of the requests that wait. */
  List<Integer> waitingIds() {
    return entries.stream()
        .filter(entry -> !entry.taken)
        .map(entry -> (int) entry.request[0])
        .toList();
  }

  @Override
  public @Nullable Object keep(byte[] request, int items, Priority priority) {
    if (full) {
      refused++;
      return null;
    }
    Entry entry = new Entry(request, items, priority);
    entries.add(entry);
    return entry;
  }

  @Override
  public @Nullable Fetched take() {
    for (Entry entry : entries) {
      if (!entry.taken) {
        entry.taken = true;
        return new Fetched(entry, entry.request, entry.items, entry.priority);
      }
    }
    return null;
  }

  @Override
  public void putBack(Object handle) {
    taken(handle).taken = false;
  }

  @Override
  public void done(Object handle) {
    entries.remove(taken(handle));
  }

  private Entry taken(Object handle) {
    Entry entry = (Entry) handle;
    if (!entry.taken || !entries.contains(entry)) {
      throw new IllegalStateException("nobody has taken it");
    }
    return entry;
  }
}
