package io.hindcast.agent;

import io.hindcast.bootstrap.record.ActiveThread;
import io.hindcast.bootstrap.record.SpanRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Shows which requests are under way, oldest first. */
final class ActiveRequests {
  private static final double NANOS_PER_SECOND = 1e9;

  /** In the place of a thread's name. */
  private static final String NO_THREAD = "(none)";

  /** A request, and how far it has come. */
  private record Place(SpanRecord innermost, SpanRecord request, String thread) {}

  private ActiveRequests() {}

  /**
   * A line for each thread that works on a request which has not been answered, and one for each
   * request that waits for one: those are what hangs where servers answer asynchronously.
   *
   * @param detached requests that the call which began them has returned from
   * @param now as {@link System#nanoTime}
   */
  static List<String> lines(
      List<ActiveThread> threads, List<? extends SpanRecord> detached, long now) {
    List<Place> places = places(threads, detached);
    if (places.isEmpty()) {
      return List.of("no thread works on a request");
    }
    places.sort((one, other) -> Long.compare(age(other.request, now), age(one.request, now)));
    List<String> lines = new ArrayList<>();
    lines.add(row("AGE", "DEPTH", "THREAD", "REQUEST > OPERATION (TRACE)"));
    for (Place place : places) {
      lines.add(line(place, now));
    }
    return lines;
  }

  private static List<Place> places(
      List<ActiveThread> threads, List<? extends SpanRecord> detached) {
    List<Place> places = new ArrayList<>();
    // Records are compared by identity: their class has no equals of its own.
    Set<SpanRecord> workedOn = new HashSet<>();
    for (ActiveThread thread : threads) {
      SpanRecord request = root(thread.span());
      // A request that is answered may leave work behind; that is none in flight.
      if (!request.isEnded()) {
        workedOn.add(request);
        String name = RecordName.printable(thread.thread().getName());
        places.add(new Place(thread.span(), request, name));
      }
    }
    for (SpanRecord request : detached) {
      if (!workedOn.contains(request)) {
        places.add(new Place(request, request, NO_THREAD));
      }
    }
    return places;
  }

  private static String line(Place place, long now) {
    SpanRecord innermost = place.innermost;
    SpanRecord root = place.request;
    String request = RecordName.of(root);
    if (innermost.parent() != null) {
      request += " > " + RecordName.of(innermost);
    }
    HexFormat hex = HexFormat.of();
    String trace = hex.toHexDigits(root.traceIdHigh()) + hex.toHexDigits(root.traceIdLow());
    return row(
        String.format(Locale.ROOT, "%.3f s", age(root, now) / NANOS_PER_SECOND),
        Integer.toString(depth(innermost)),
        place.thread,
        request + " (" + trace + ")");
  }

  private static String row(String age, String depth, String thread, String request) {
    return String.format(Locale.ROOT, "%10s  %5s  %-32s  %s", age, depth, thread, request);
  }

  private static long age(SpanRecord record, long now) {
    return now - record.startNanos();
  }

  private static SpanRecord root(SpanRecord record) {
    SpanRecord root = record;
    for (SpanRecord above = root.parent(); above != null; above = root.parent()) {
      root = above;
    }
    return root;
  }

  /** How many operations lie within each other; 1 for the request itself. */
  private static int depth(SpanRecord record) {
    int depth = 0;
    for (SpanRecord at = record; at != null; at = at.parent()) {
      depth++;
    }
    return depth;
  }
}
