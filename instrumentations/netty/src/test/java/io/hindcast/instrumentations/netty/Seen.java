package io.hindcast.instrumentations.netty;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Under which spans a test's tasks were run, in that order. */
final class Seen {
  private final List<@Nullable SpanRecord> spans = Collections.synchronizedList(new ArrayList<>());

  void look() {
    spans.add(ThreadContext.get().span());
  }

  List<@Nullable SpanRecord> spans() {
    synchronized (spans) {
      return new ArrayList<>(spans);
    }
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody came within 20 s");
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
