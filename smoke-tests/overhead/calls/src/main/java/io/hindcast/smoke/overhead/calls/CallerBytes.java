package io.hindcast.smoke.overhead.calls;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Bytes that the calling thread allocates for an operation. JMH's own profiler counts the whole
 * process, an agent's background threads among it, which send more or less as time allows.
 */
public final class CallerBytes implements InternalProfiler {
  static final String LABEL = "caller.bytes";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** The same one in all iterations of a fork. */
  private static volatile long caller = -1;

  private long before;

  /** For JMH. */
  public CallerBytes() {}

  static void calledBy(Thread thread) {
    caller = thread.getId();
  }

  @Override
  public String getDescription() {
    return "bytes allocated by the calling thread";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = allocated();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long operations = Math.max(1, result.getMetadata().getAllOps());
    return List.of(
        new ScalarResult(
            LABEL, (allocated() - before) / (double) operations, "B/op", AggregationPolicy.AVG));
  }

  private static long allocated() {
    return caller < 0 ? 0 : THREADS.getThreadAllocatedBytes(caller);
  }
}
