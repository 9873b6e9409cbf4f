package io.hindcast.exporter.evidence;

/**
 * When paths were seen last. A cache of sets, so that its size is fixed and a look-up touches one
 * line of memory: in a full set the path goes that was not seen for longest. Owned by one thread.
 *
 * <pre>
 *   set 0  │ path │ path │ path │ path │ path │ path │ path │ path │     512 sets, 64 KiB with
 *   set 1  │ path │ …                                                    the times beside them
 * </pre>
 */
final class SeenPaths {
  /** "For a while": what happens less often than this is rare each time. */
  static final long FORGET_NANOS = 3_600_000_000_000L;

  private static final int SETS = 512;
  private static final int WAYS = 8;

  /** 0 where the place is free. */
  private final long[] paths = new long[SETS * WAYS];

  private final long[] times = new long[SETS * WAYS];

  /** Whether a path was seen within the last while; if so it is now. */
  boolean seeAgain(long path, long now) {
    long sought = marked(path);
    int first = firstOf(sought);
    for (int at = first; at < first + WAYS; at++) {
      if (paths[at] == sought) {
        boolean lately = now - times[at] < FORGET_NANOS;
        times[at] = lately ? now : times[at];
        return lately;
      }
    }
    return false;
  }

  /** Remembers a path that was not seen lately. */
  void add(long path, long now) {
    long added = marked(path);
    int first = firstOf(added);
    int place = first;
    for (int at = first; at < first + WAYS; at++) {
      if (paths[at] == added || paths[at] == 0) {
        place = at;
        break;
      }
      if (times[at] - times[place] < 0) {
        place = at;
      }
    }
    paths[place] = added;
    times[place] = now;
  }

  private static long marked(long path) {
    return path == 0 ? 1 : path;
  }

  private static int firstOf(long path) {
    return ((int) path & (SETS - 1)) * WAYS;
  }
}
