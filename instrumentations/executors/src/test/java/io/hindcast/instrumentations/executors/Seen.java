package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which spans a test's tasks saw themselves under, in the order they looked. */
final class Seen {
  private final List<@Nullable SpanRecord> spans = Collections.synchronizedList(new ArrayList<>());

  /** The span that the calling thread works under. */
  static @Nullable SpanRecord here() {
    return ThreadContext.get().span();
  }

  void look() {
    spans.add(here());
  }

  <T extends @Nullable Object> T look(T value) {
    look();
    return value;
  }

  List<@Nullable SpanRecord> spans() {
    synchronized (spans) {
      return new ArrayList<>(spans);
    }
  }
}
