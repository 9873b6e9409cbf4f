package io.hindcast.bootstrap.record;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;
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
 * Both sides of the hand-over on one thread: a trace is made, handed over, polled and put together
 * again. A slot a record needs a map from traces to records; a slot a trace comes put together. A
 * hundred other traces are always under way, as in a busy process.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class AssemblyBenchmark {
  private static final int OTHERS = 100;

  /** How many records a trace has. */
  @Param({"1", "10"})
  public int records;

  private final MpscAtomicArrayQueue<SpanRecord> ring = new MpscAtomicArrayQueue<>(1024);
  private final IdentityHashMap<Object, List<SpanRecord>> byTrace = new IdentityHashMap<>();

  /** Puts the others there. */
  @Setup
  public void others() {
    for (int i = 0; i < OTHERS; i++) {
      SpanRecord other = new InternalRecord(ThreadContext.get(), null);
      byTrace.put(other.localTrace(), new ArrayList<>(List.of(other)));
    }
  }

  /** A slot a trace. */
  @Benchmark
  public int slotPerTrace() {
    ThreadContext thread = ThreadContext.get();
    SpanRecord root = new InternalRecord(thread, null);
    for (int i = 1; i < records; i++) {
      new InternalRecord(thread, root).end();
    }
    root.end();
    int seen = 0;
    for (SpanRecord record = SpanQueue.poll(); record != null; record = record.takeNext()) {
      seen++;
    }
    return seen;
  }

  /** A slot a record. */
  @Benchmark
  public int slotPerRecord() {
    ThreadContext thread = ThreadContext.get();
    SpanRecord root = new InternalRecord(thread, null);
    for (int i = 1; i < records; i++) {
      offer(new InternalRecord(thread, root));
    }
    offer(root);
    int seen = 0;
    for (SpanRecord record = ring.relaxedPoll(); record != null; record = ring.relaxedPoll()) {
      List<SpanRecord> trace =
          byTrace.computeIfAbsent(record.localTrace(), any -> new ArrayList<>());
      trace.add(record);
      if (record.isLocalRoot()) {
        byTrace.remove(record.localTrace());
        seen += trace.size();
      }
    }
    return seen;
  }

  private void offer(SpanRecord record) {
    // What end() does besides: the clock, and the look for a failure.
    record.count = (int) System.nanoTime();
    if (!record.isAnomalous()) {
      ring.offerIfBelowThreshold(record, 900);
    }
  }
}
