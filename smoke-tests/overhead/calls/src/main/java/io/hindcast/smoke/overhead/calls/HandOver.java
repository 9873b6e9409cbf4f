package io.hindcast.smoke.overhead.calls;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A task from its hand-over to its end. Who hands over and who runs take turns, a thousand tasks
 * each: a figure is what both take together, and neither waits for the other.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HandOver {
  /** So many for each request, which by itself takes a fraction of a millisecond. */
  private static final int TASKS = 200_000;

  private static final int BATCH = 1_000;

  /** Whether there is a context to carry. */
  @Param({"true", "false"})
  public boolean inRequest;

  private @Nullable Request request;
  private @Nullable Thread handler;
  private final ExecutorService pool = Executors.newSingleThreadExecutor();
  private final ForkJoinPool forkJoin = new ForkJoinPool(1);

  /** Of tasks that a worker has run; each adds to it, or it would be nothing to the JIT. */
  private final AtomicLong sum = new AtomicLong();

  /** Starts what is measured, and makes sure that it is. */
  @Setup
  @SuppressWarnings("FutureReturnValueIgnored") // the check waits for each task
  public void open() throws Exception {
    Request opened = Request.open();
    request = opened;
    opened.run(() -> handler = Thread.currentThread());
    // Another one: where a task waits for a server, fork/join may start a second worker.
    ForkJoinPool waiting = new ForkJoinPool(1);
    List<Executor> ways =
        List.of(
            pool,
            pool::submit,
            task -> CompletableFuture.runAsync(task, Runnable::run),
            task -> waiting.submit(() -> ForkJoinTask.adapt(task).fork().join()));
    run(() -> Arrival.check(opened, ways, inRequest));
    waiting.shutdown();
  }

  /** Counts the bytes of who hands over, and of who runs. */
  @Setup(Level.Iteration)
  public void begin() throws Exception {
    CallerBytes.begin(
        inRequest && handler != null ? handler : Thread.currentThread(),
        pool.submit(Thread::currentThread).get(),
        forkJoin.submit(Thread::currentThread).get());
  }

  /** Until here. */
  @TearDown(Level.Iteration)
  public void end() {
    CallerBytes.end();
  }

  /** Ends it. */
  @TearDown
  public void close() {
    if (request != null) {
      request.close();
    }
    pool.shutdown();
    forkJoin.shutdown();
  }

  private long run(Request.Work work) throws Exception {
    if (inRequest && request != null) {
      request.run(work);
    } else {
      work.run();
    }
    return sum.get();
  }

  /** {@code ThreadPoolExecutor.execute} of a lambda. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public long execute() throws Exception {
    return run(() -> inBatches(pool::execute));
  }

  /** {@code ThreadPoolExecutor.submit} of a lambda. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  @SuppressWarnings("FutureReturnValueIgnored") // the gate behind it says that it was run
  public long submit() throws Exception {
    return run(() -> inBatches(pool::submit));
  }

  /** Of one batch, the last task is the gate that the next one waits behind. */
  private void inBatches(Consumer<Runnable> executor) {
    Gate gate = new Gate();
    pool.execute(gate);
    gate.awaitReached();
    for (int batch = 0; batch < TASKS / BATCH; batch++) {
      for (int i = 0; i < BATCH; i++) {
        int amount = i;
        executor.accept(() -> add(amount));
      }
      Gate next = new Gate();
      pool.execute(next);
      gate.open();
      next.awaitReached();
      gate = next;
    }
    gate.open();
  }

  /** No other thread adds at the same time. */
  private void add(int amount) {
    sum.setPlain(sum.getPlain() + amount);
  }

  /** A stage that an executor runs at once, on the calling thread. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  @SuppressWarnings("FutureReturnValueIgnored") // it is complete
  public long runAsync() throws Exception {
    Executor here = Runnable::run;
    return run(
        () -> {
          for (int i = 0; i < TASKS; i++) {
            int amount = i;
            CompletableFuture.runAsync(() -> add(amount), here);
          }
        });
  }

  /**
   * A stage that is registered, and run when the one before it is completed: nothing waits. Not
   * among the ways that are checked, for the OpenTelemetry agent carries nothing there.
   */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  @SuppressWarnings("FutureReturnValueIgnored") // it is complete
  public long thenRun() throws Exception {
    return run(
        () -> {
          for (int i = 0; i < TASKS; i++) {
            int amount = i;
            CompletableFuture<@Nullable Void> before = new CompletableFuture<>();
            before.thenRun(() -> add(amount));
            before.complete(null);
          }
        });
  }

  /** {@code ForkJoinTask.fork} by the pool's only worker, which comes back to the tasks itself. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public long fork() throws Exception {
    return run(() -> forkJoin.invoke(new Forking()));
  }

  private final class Forking extends RecursiveAction {
    private static final long serialVersionUID = 1L;

    @Override
    protected void compute() {
      RecursiveAction[] forked = new RecursiveAction[BATCH];
      for (int batch = 0; batch < TASKS / BATCH; batch++) {
        for (int i = 0; i < BATCH; i++) {
          forked[i] = new Forked(i);
          forked[i].fork();
        }
        for (int i = BATCH - 1; i >= 0; i--) {
          forked[i].join();
        }
      }
    }
  }

  private final class Forked extends RecursiveAction {
    private static final long serialVersionUID = 1L;

    private final int amount;

    Forked(int amount) {
      this.amount = amount;
    }

    @Override
    protected void compute() {
      add(amount);
    }
  }
}
