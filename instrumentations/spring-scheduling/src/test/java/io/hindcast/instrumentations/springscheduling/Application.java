package io.hindcast.instrumentations.springscheduling;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A Spring context, and what its beans saw. */
final class Application implements AutoCloseable {
  /** Under which spans the beans were called, in that order. */
  static final List<@Nullable SpanRecord> SEEN = Collections.synchronizedList(new ArrayList<>());

  private final AnnotationConfigApplicationContext context;

  Application(Class<?>... configurations) {
    SEEN.clear();
    context = new AnnotationConfigApplicationContext(configurations);
  }

  static void look() {
    SEEN.add(ThreadContext.get().span());
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody came within 20 s");
    }
  }

  static void await(Future<?> future) throws Exception {
    future.get(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    context.close();
  }
}
