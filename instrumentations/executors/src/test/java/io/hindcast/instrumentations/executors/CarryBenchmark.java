package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.Benchmarks;
import io.hindcast.instrumentations.testing.CarryingTask;
import io.hindcast.instrumentations.testing.Drain;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What carrying a context to a task costs, from the hand-over to the end of the task, on one
 * thread: between two of them the hand-over itself would hide it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CarryBenchmark {
  /** {@code -Dtest=CarryBenchmark}. */
  @Test
  void run() throws Exception {
    Benchmarks.run(CarryBenchmark.class);
  }

  /** A thread inside of a request. */
  @State(Scope.Thread)
  public static class Request {
    final ThreadContext thread = ThreadContext.get();
    final Context context = new InternalRecord(thread, null);
    final Object pool = new Object();
    final CarryingTask<String> carrying = new CarryingTask<>(() -> "");
    final ExecuteProbe execute = new ExecuteProbe();
    final BeforeExecuteProbe before = new BeforeExecuteProbe();
    final GetTaskProbe next = new GetTaskProbe();

    /** As the pool's own worker. */
    public Request() {
      thread.worksFor(new QueueWaits("benchmark"));
    }
  }

  /** The JDK. */
  @State(Scope.Thread)
  public static class Library {
    /** Whether our probes are in it. */
    @Param({"plain", "woven"})
    public String library = "";

    final Executor here = Runnable::run;
    final Runnable work = () -> {};

    /** Weaves. */
    @Setup
    public void weave() {
      if (library.equals("woven")) {
        Drain.woven(new ExecutorsModule());
      }
    }
  }

  /** A task of a thread pool: the probes are called by hand, as the pool calls them. */
  @Benchmark
  public @Nullable Object threadPoolTask(Request request) {
    return carried(request, new Object());
  }

  /** A task with a field for its context, the object not counted. */
  @Benchmark
  public @Nullable Object carryingTask(Request request) {
    return carried(request, request.carrying);
  }

  private static Object carried(Request request, Object task) {
    ThreadContext thread = request.thread;
    thread.swap(request.context);
    request.execute.enter(request.pool, task, null, null);
    thread.swap(null);
    request.before.enter(request.pool, null, task, null);
    Context carried = thread.current();
    request.next.enter(request.pool, null, null, null);
    if (carried != request.context) {
      throw new AssertionError("the context was lost");
    }
    return task;
  }

  /** A function of a future, which an executor runs at once. */
  @Benchmark
  public CompletableFuture<Void> futureStage(Request request, Library library) {
    request.thread.swap(request.context);
    CompletableFuture<Void> stage = CompletableFuture.runAsync(library.work, library.here);
    request.thread.swap(null);
    return stage;
  }
}
