package io.hindcast.exporter.simulation;

import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.RestoredSpan;
import io.hindcast.bootstrap.record.RestoredTrace;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.trace.AssembledTrace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that is over.
 *
 * @param id of its root; those behind it are its children's
 * @param endNanos by the fake clock
 * @param randomness R, of 56 bits
 * @param phase when it was
 */
record SimulatedRequest(
    SimulatedRoute route,
    Anomaly anomaly,
    long id,
    long endNanos,
    long durationNanos,
    long randomness,
    Phase phase) {

  /** What no request has more of: ids of the next one begin behind them. */
  static final int MOST_SPANS = 64;

  /** A second of the fake clock is one of the wall clock. */
  private static final long EPOCH_OFFSET = 1_800_000_000_000_000_000L;

  private static final int REPETITIONS = 25;
  private static final long TRACE_ID_HIGH = 0x0af7651916cd43ddL;
  private static final int FLAGS_RANDOM = 2;
  private static final int FLAGS_SAMPLED = 1;
  private static final DbEndpoint DATABASE = new DbEndpoint("jdbc:h2:mem:shop", null);

  /** Which second it counts for. */
  int second() {
    return (int) (endNanos / 1_000_000_000L);
  }

  String path() {
    return "/" + route.name() + "/" + id;
  }

  /** How many spans it has. */
  int spans() {
    int more = anomaly == Anomaly.N_PLUS_ONE ? REPETITIONS : anomaly == Anomaly.RARE ? 1 : 0;
    return 1 + route.statements() + (route.peer() == null ? 0 : 1) + more;
  }

  /** What failed: the same for all failures of a kind. */
  int failureClass() {
    return route.number();
  }

  /**
   * Its records.
   *
   * @param sampled what was decided when it began
   */
  AssembledTrace trace(boolean sampled) {
    int flags = sampled ? FLAGS_RANDOM | FLAGS_SAMPLED : FLAGS_RANDOM;
    RestoredTrace trace = new RestoredTrace(TRACE_ID_HIGH, randomness, flags, null, null);
    List<SpanRecord> records = new ArrayList<>(spans());
    HttpServerRecord root = new HttpServerRecord(part(trace, null, 0));
    root.method = route.method();
    root.path = path();
    root.route = route.template();
    root.status = anomaly == Anomaly.ERROR ? 500 : 200;
    records.add(root);
    for (int i = 0; i < route.statements(); i++) {
      add(records, trace, root, "SELECT name FROM " + route.name() + i + " WHERE id = ?");
    }
    if (anomaly == Anomaly.N_PLUS_ONE) {
      for (int i = 0; i < REPETITIONS; i++) {
        add(records, trace, root, "SELECT price FROM items WHERE id = " + i);
      }
    }
    if (anomaly == Anomaly.RARE) {
      // A table of its own each time.
      add(records, trace, root, "INSERT INTO audit_" + id + " VALUES (1)");
    }
    SpanRecord last = records.get(records.size() - 1);
    if (route.peer() != null) {
      HttpClientRecord call = new HttpClientRecord(part(trace, root, records.size()));
      call.method = "GET";
      call.url = "http://" + route.peer() + ":8080/items";
      call.status = anomaly == Anomaly.ERROR ? 0 : 200;
      records.add(call);
      last = call;
    }
    if (anomaly == Anomaly.ERROR) {
      last.thrown = route.failure();
    }
    return AssembledTrace.of(records, EPOCH_OFFSET, 0);
  }

  private void add(
      List<SpanRecord> records, RestoredTrace trace, SpanRecord root, String statement) {
    DbRecord call = new DbRecord(part(trace, root, records.size()));
    call.text = statement;
    call.endpoint = DATABASE;
    records.add(call);
  }

  /** Children one after the other, within their root. */
  private RestoredSpan part(RestoredTrace trace, @Nullable SpanRecord root, int place) {
    long start = endNanos - durationNanos;
    long step = durationNanos / MOST_SPANS;
    return root == null
        ? new RestoredSpan(trace, null, id, start, endNanos)
        : new RestoredSpan(
            trace, root, id + place, start + place * step, start + (place + 1) * step);
  }
}
