package io.hindcast.instrumentations.guava;

import com.google.common.util.concurrent.SettableFuture;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** What an application does that was deployed with a Guava of its own: says what a listener saw. */
public final class DeployedFuture implements Callable<String> {
  /** For loaders. */
  public DeployedFuture() {}

  @Override
  public String call() throws Exception {
    ThreadContext thread = ThreadContext.get();
    Context request = new InternalRecord(thread, null);
    List<Context> seen = new CopyOnWriteArrayList<>();
    SettableFuture<String> future = SettableFuture.create();
    thread.swap(request);
    future.addListener(() -> seen.add(ThreadContext.get().current()), Runnable::run);
    thread.swap(null);
    Thread stranger = new Thread(() -> future.set("done"));
    stranger.start();
    stranger.join();
    return seen.equals(List.of(request)) ? "its own" : "another: " + seen;
  }
}
