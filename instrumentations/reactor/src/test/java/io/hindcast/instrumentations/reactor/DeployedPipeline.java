package io.hindcast.instrumentations.reactor;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Sinks;

/** What an application does that was deployed with a Reactor of its own: says what a step saw. */
public final class DeployedPipeline implements Callable<String> {
  /** For loaders. */
  public DeployedPipeline() {}

  @Override
  public String call() throws Exception {
    ThreadContext thread = ThreadContext.get();
    Context request = new InternalRecord(thread, null);
    AtomicReference<Context> seen = new AtomicReference<>();
    Sinks.Many<Integer> sink = Sinks.many().multicast().directBestEffort();
    thread.swap(request);
    sink.asFlux().subscribe(value -> seen.set(ThreadContext.get().current()));
    thread.swap(null);
    Thread stranger = new Thread(() -> sink.tryEmitNext(1));
    stranger.start();
    stranger.join();
    return seen.get() == request ? "its own" : "another: " + seen.get();
  }
}
