package io.hindcast.instrumentations.serverthreads;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A handler of Undertow's that gives a task to the worker under a context, and waits for it. */
final class HandingOver implements HttpHandler {
  /** What each request began under. */
  final List<@Nullable SpanRecord> begun = Collections.synchronizedList(new ArrayList<>());

  /** What each task saw. */
  final List<@Nullable SpanRecord> seen = Collections.synchronizedList(new ArrayList<>());

  private final WovenExtension woven;

  HandingOver(WovenExtension woven) {
    this.woven = woven;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    begun.add(ThreadContext.get().span());
    CountDownLatch done = new CountDownLatch(1);
    Executor worker = exchange.getConnection().getWorker();
    woven.under(
        () ->
            worker.execute(
                () -> {
                  seen.add(ThreadContext.get().span());
                  done.countDown();
                }));
    ServerThreadsContract.await(done);
  }
}
