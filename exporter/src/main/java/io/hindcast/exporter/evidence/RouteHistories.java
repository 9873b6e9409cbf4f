package io.hindcast.exporter.evidence;

import io.hindcast.exporter.render.Route;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of routes. Where the table is full no new route gets in until one was not used
 * for a while: names that never come twice (a topic for each reply) must not push those out that
 * are known. Owned by one thread.
 */
final class RouteHistories {
  static final int MOST = 512;

  static final long FORGET_NANOS = SeenPaths.FORGET_NANOS;

  /** The one that was not used for longest comes first. */
  private final Map<Route, RouteHistory> known = new LinkedHashMap<>(16, 0.75f, true);

  /** What is remembered of a route, from now on at least; null where there is no place. */
  @Nullable RouteHistory of(Route route, long now) {
    RouteHistory history = known.get(route);
    if (history == null) {
      if (known.size() >= MOST && !forgetOldest(now)) {
        return null;
      }
      history = new RouteHistory(now);
      known.put(route, history);
    }
    history.seen(now);
    return history;
  }

  /** How many there are. */
  int size() {
    return known.size();
  }

  private boolean forgetOldest(long now) {
    Iterator<RouteHistory> oldest = known.values().iterator();
    if (now - oldest.next().lastSeen() < FORGET_NANOS) {
      return false;
    }
    oldest.remove();
    return true;
  }
}
