package io.hindcast.exporter;

import io.hindcast.bootstrap.record.Propagation;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes and takes records as an application would. */
public final class Records {
  private Records() {}

  /** The calling thread's holder. */
  public static ThreadContext thread() {
    return ThreadContext.get();
  }

  /** What a request's headers say of its parent. */
  public static RemoteParent remote(String traceParent, String traceState) {
    Map<String, String> headers = Map.of("traceparent", traceParent, "tracestate", traceState);
    return Objects.requireNonNull(Propagation.extract(headers, Map::get));
  }

  /** Empties the ring. */
  public static List<SpanRecord> drain() {
    List<SpanRecord> lists = new ArrayList<>();
    for (SpanRecord list = SpanQueue.poll(); list != null; list = SpanQueue.poll()) {
      lists.add(list);
    }
    return lists;
  }
}
