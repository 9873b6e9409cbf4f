package io.hindcast.exporter.otlp;

import io.hindcast.exporter.Signal;
import java.util.List;

/**
 * Halves requests. All signals have the same shape, and the item is what can't be halved:
 *
 * <pre>
 *   Export…ServiceRequest
 *     1 Resource…                      repeated
 *         1 Resource                   in both halves
 *         2 Scope…                     repeated
 *             1 InstrumentationScope   in both halves
 *             2 Span, LogRecord        repeated: the item
 *             2 Metric                 repeated
 *                 5 Gauge, 7 Sum, …    one of them
 *                     1 …DataPoint     repeated: the item
 *             3 schema URL             in both halves
 *         3 schema URL                 in both halves
 * </pre>
 *
 * Items keep their order and their bytes. A resource or scope without items in a half is not in it.
 */
final class PayloadSplitter {
  /** The fields that lead to an item, one level after the other. */
  private static final int[][] TO_RECORD = {{1}, {2}, {2}};

  private static final int[][] TO_DATA_POINT = {{1}, {2}, {2}, {5, 7, 9, 10, 11}, {1}};

  private final int[][] path;

  PayloadSplitter(Signal signal) {
    path = signal == Signal.METRICS ? TO_DATA_POINT : TO_RECORD;
  }

  /** Two payloads for one; none where it has but one item, or is no such request. */
  List<Payload> halves(Payload whole) {
    byte[] request = whole.bytes();
    int items = new Part(0, 0, 64).count(request);
    if (items < 2 || whole.items() < 2) {
      return List.of();
    }
    int middle = items / 2;
    // The same as the middle, unless whoever made the request counts otherwise.
    int first = Math.max(1, (int) ((long) whole.items() * middle / items));
    return List.of(
        whole.part(new Part(0, middle, request.length).of(request), first),
        whole.part(new Part(middle, items, request.length).of(request), whole.items() - first));
  }

  /** The items from one number to another, and what is around them. */
  private final class Part {
    private final int from;
    private final int to;
    private final ProtoWriter out;
    private int next;

    Part(int from, int to, int room) {
      this.from = from;
      this.to = to;
      this.out = new ProtoWriter(room);
    }

    int count(byte[] request) {
      copy(new ProtoReader(request), 0);
      return next;
    }

    byte[] of(byte[] request) {
      copy(new ProtoReader(request), 0);
      return out.finished();
    }

    /** Returns how many items were copied. */
    private int copy(ProtoReader in, int level) {
      int copied = 0;
      while (in.next()) {
        if (!leads(level, in.field())) {
          in.copyTo(out);
        } else if (level < path.length - 1) {
          int before = out.size();
          int message = out.begin(in.field());
          int inside = copy(in.message(), level + 1);
          if (inside == 0) {
            out.truncate(before);
          } else {
            out.end(message);
          }
          copied += inside;
        } else {
          if (next >= from && next < to) {
            in.copyTo(out);
            copied++;
          }
          next++;
        }
      }
      return copied;
    }

    private boolean leads(int level, int field) {
      for (int leading : path[level]) {
        if (leading == field) {
          return true;
        }
      }
      return false;
    }
  }
}
