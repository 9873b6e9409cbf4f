package io.hindcast.exporter.retention;

import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.trace.AssembledTrace;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to retain a span, of a request with seven, while the ring is full and each trace
 * makes the oldest one go; and what it costs to call one back.
 *
 * <p>The traces are made before and come again and again, with the same ids: none of them is still
 * there when it comes again, as long as there are more than fit.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class RetentionBenchmark {
  private static final int TRACES = 1 << 16;

  /** How much memory the ring has: what fits into a cache, and the default. */
  @Param({"1", "16"})
  public int mebibytes;

  private List<AssembledTrace> traces = List.of();
  private RetentionRing ring = new RetentionRing(0, new TestLog());
  private int next;

  /** Fills the ring. */
  @Setup
  public void begin() {
    traces = ShopTraces.make(TRACES);
    ring = new RetentionRing((long) mebibytes << 20, new TestLog());
    while (ring.stats().evicted() == 0) {
      retainNext();
    }
  }

  /** A trace is retained. */
  @Benchmark
  @OperationsPerInvocation(ShopTraces.SPANS)
  public boolean retain() {
    return retainNext();
  }

  /** And called back. */
  @Benchmark
  @OperationsPerInvocation(ShopTraces.SPANS)
  public @Nullable AssembledTrace retainAndRecall() {
    AssembledTrace trace = traces.get(next);
    retainNext();
    return ring.recall(trace.rootSpanId());
  }

  private boolean retainNext() {
    AssembledTrace trace = traces.get(next);
    next = (next + 1) & (TRACES - 1);
    return ring.retain(trace);
  }
}
