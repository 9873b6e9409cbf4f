package io.hindcast.smoke.overhead.calls;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
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
 * Bytes that the calling threads allocate for an operation. JMH's own profiler counts the whole
 * process, an agent's background threads among it, which send more or less as time allows.
 *
 * <p>The benchmark says when an iteration begins and ends, for it knows the threads: after the last
 * iteration JMH lets it end them before any profiler is asked, and what has ended allocates
 * nothing.
 */
public final class CallerBytes implements InternalProfiler {
  static final String LABEL = "caller.bytes";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static volatile long[] callers = {};
  private static volatile long before;
  private static volatile long during;

  /** For JMH. */
  public CallerBytes() {}

  /** An iteration begins, in which these are counted. */
  static void begin(Thread... threads) {
    callers = Arrays.stream(threads).mapToLong(Thread::getId).toArray();
    before = allocated();
  }

  /** It is over. */
  static void end() {
    during = allocated() - before;
  }

  @Override
  public String getDescription() {
    return "bytes allocated by the calling threads";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long operations = Math.max(1, result.getMetadata().getAllOps());
    return List.of(
        new ScalarResult(LABEL, during / (double) operations, "B/op", AggregationPolicy.AVG));
  }

  private static long allocated() {
    long sum = 0;
    for (long bytes : THREADS.getThreadAllocatedBytes(callers)) {
      if (bytes < 0) {
        throw new IllegalStateException("a thread that is counted has ended");
      }
      sum += bytes;
    }
    return sum;
  }
}
