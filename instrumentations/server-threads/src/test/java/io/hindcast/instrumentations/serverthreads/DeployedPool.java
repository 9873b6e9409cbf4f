package io.hindcast.instrumentations.serverthreads;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jboss.threads.EnhancedQueueExecutor;

/** What an application does that was deployed with a pool of its own: says what its tasks saw. */
public final class DeployedPool implements Callable<String> {
  /** For loaders. */
  public DeployedPool() {}

  @Override
  public String call() throws Exception {
    ThreadContext thread = ThreadContext.get();
    Context request = new InternalRecord(thread, null);
    List<Context> seen = new CopyOnWriteArrayList<>();
    Runnable look = () -> seen.add(ThreadContext.get().current());
    EnhancedQueueExecutor pool =
        new EnhancedQueueExecutor.Builder().setCorePoolSize(1).setMaximumPoolSize(1).build();
    thread.swap(request);
    pool.execute(look);
    pool.submit(look).get();
    pool.schedule(look, 1, TimeUnit.MILLISECONDS).get();
    thread.swap(null);
    int read = ExecutorPools.read().size();
    pool.shutdown();
    boolean ended = pool.awaitTermination(20, TimeUnit.SECONDS);
    return ended && read > 0 && seen.equals(List.of(request, request, request))
        ? "its own"
        : "others: " + seen;
  }
}
