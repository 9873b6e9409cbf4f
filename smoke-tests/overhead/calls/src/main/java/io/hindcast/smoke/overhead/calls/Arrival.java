package io.hindcast.smoke.overhead.calls;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Makes sure that under an agent a task belongs to the trace of who hands it over. */
final class Arrival {
  private Arrival() {}

  /**
   * Checks it, and that without an agent there is no trace at all.
   *
   * @param inRequest whether the calling thread works for a request; if not, what it calls and what
   *     the task calls are traces of their own
   */
  static void check(Request opened, Iterable<? extends Executor> ways, boolean inRequest)
      throws Exception {
    boolean traced = !System.getProperty(Calls.AGENT, Calls.NONE).equals(Calls.NONE);
    for (Executor way : ways) {
      String here = opened.traceId();
      String there = traceIdInTask(opened, way);
      if (here.isEmpty() == traced || here.equals(there) != (inRequest || !traced)) {
        throw new IllegalStateException(
            "the trace is '" + here + "' here and '" + there + "' in the task");
      }
    }
  }

  private static String traceIdInTask(Request opened, Executor way) throws Exception {
    CompletableFuture<String> id = new CompletableFuture<>();
    way.execute(
        () -> {
          try {
            id.complete(opened.traceId());
          } catch (IOException | InterruptedException failure) {
            id.completeExceptionally(failure);
          }
        });
    return id.get();
  }
}
