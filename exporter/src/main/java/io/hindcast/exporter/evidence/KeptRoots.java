package io.hindcast.exporter.evidence;

import io.hindcast.exporter.trace.Kept;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which local traces were kept as evidence lately, so that records which come later follow them.
 * What is in the baseline need not be here: its records say so. Owned by one thread.
 */
final class KeptRoots {
  /** 40 seconds of the usual budget, 200 KiB. Later stragglers speak for themselves only. */
  static final int MOST = 2_048;

  private final Map<Long, Kept> kept = new Oldest();

  void add(long rootSpanId, Kept as) {
    kept.put(rootSpanId, as);
  }

  /** What a local trace was kept as; null where it was not, or that is long ago. */
  @Nullable Kept get(long rootSpanId) {
    return kept.get(rootSpanId);
  }

  private static final class Oldest extends LinkedHashMap<Long, Kept> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Kept> eldest) {
      return size() > MOST;
    }
  }
}
