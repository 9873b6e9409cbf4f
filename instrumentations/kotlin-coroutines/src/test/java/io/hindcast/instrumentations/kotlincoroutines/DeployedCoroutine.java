package io.hindcast.instrumentations.kotlincoroutines;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CompletableDeferred;
import kotlinx.coroutines.CompletableDeferredKt;
import kotlinx.coroutines.CoroutineScopeKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.Job;

/**
 * What an application does that was deployed with coroutines of its own: says what a step saw. On
 * threads that end: the library leaves something of its own on those that run coroutines at once.
 */
public final class DeployedCoroutine implements Callable<String> {
  private final CompletableDeferred<Integer> later =
      CompletableDeferredKt.CompletableDeferred((Job) null);
  private final AtomicReference<Context> request = new AtomicReference<>();
  private final AtomicReference<Context> seen = new AtomicReference<>();

  /** For loaders. */
  public DeployedCoroutine() {}

  @Override
  public String call() throws Exception {
    run(this::start);
    run(() -> later.complete(1));
    return seen.get() == request.get() ? "its own" : "another: " + seen.get();
  }

  private static void run(Runnable action) throws InterruptedException {
    Thread thread = new Thread(action);
    thread.start();
    thread.join();
  }

  private void start() {
    ThreadContext thread = ThreadContext.get();
    request.set(new InternalRecord(thread, null));
    thread.swap(request.get());
    BuildersKt.launch(
        CoroutineScopeKt.CoroutineScope(Dispatchers.getUnconfined()),
        Dispatchers.getUnconfined(),
        CoroutineStart.DEFAULT,
        Steps.of(
            (scope, value, self) -> later.await(self),
            Steps.then(() -> seen.set(ThreadContext.get().current()))));
    thread.swap(null);
  }
}
