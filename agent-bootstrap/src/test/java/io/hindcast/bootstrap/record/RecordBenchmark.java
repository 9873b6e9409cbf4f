package io.hindcast.bootstrap.record;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an application thread pays for one recorded client call, without the probe around it; beside
 * the two clock readings that any tracing pays, and for a task's context.
 *
 * <p>The thread that makes a trace polls it as well, so nothing waits and nothing is dropped.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class RecordBenchmark {
  private final URI url = URI.create("http://localhost:8080/users/17");
  private final Object pool = new Object();

  /** Two clock readings. */
  @Benchmark
  public long clockTwice() {
    long start = System.nanoTime();
    return System.nanoTime() - start;
  }

  /** A trace of one client call, drained by the same thread. */
  @Benchmark
  public Object clientCallAsRoot() {
    ThreadContext thread = ThreadContext.get();
    HttpClientRecord record = call(thread);
    record.end();
    return SpanQueue.poll() == record;
  }

  /** A request with nine client calls: ten records, drained by the same thread. */
  @Benchmark
  public Object requestWithNineCalls() {
    ThreadContext thread = ThreadContext.get();
    HttpServerRecord request = new HttpServerRecord(thread, null);
    request.activate(thread);
    for (int i = 0; i < 9; i++) {
      call(thread).end();
    }
    request.deactivate(thread);
    request.end();
    return SpanQueue.poll() == request;
  }

  private HttpClientRecord call(ThreadContext thread) {
    HttpClientRecord record = new HttpClientRecord(thread);
    record.method = "GET";
    record.url = url;
    record.activate(thread);
    record.status = 200;
    record.deactivate(thread);
    return record;
  }

  /** A task's context, remembered and taken: the task is new, as nearly all are. */
  @Benchmark
  public Object taskContext() {
    Object task = new Object();
    TaskContexts.put(pool, task, CONTEXT, Moment.NONE);
    return TaskContexts.take(pool, task) == CONTEXT;
  }

  /** The same for a task whose time in the queue is measured: two looks at the clock more. */
  @Benchmark
  public Object taskContextThatWaits() {
    Object task = new Object();
    TaskContexts.put(pool, task, CONTEXT, Moment.now());
    ThreadContext thread = ThreadContext.get();
    thread.worksFor(WAITS);
    Context context = TaskContexts.take(pool, task, thread);
    QueueWaits.over(thread, CONTEXT, Moment.nanosSince(thread.handedOver()));
    return context == CONTEXT;
  }

  /** A look for a task's context while none waits. */
  @Benchmark
  public Object taskContextWhileNoneWaits() {
    return TaskContexts.take(pool, this) == CONTEXT;
  }

  /** What is known of a new object for as long as it lives: added, found once, removed. */
  @Benchmark
  public Object weakEntry() {
    Object known = new Object();
    ENTRIES.add(new Known(known));
    Object found = ENTRIES.find(known);
    return ENTRIES.remove(known) == found;
  }

  private static final WeakIdentitySet<Known> ENTRIES = new WeakIdentitySet<>(gone -> {});

  private static final class Known extends WeakIdentitySet.Entry {
    Known(Object object) {
      super(object, ENTRIES);
    }
  }

  private static final QueueWaits WAITS = new QueueWaits("benchmark");

  private static final Context CONTEXT = new RemoteParent(1, 2, 3, 1, null, null);
}
