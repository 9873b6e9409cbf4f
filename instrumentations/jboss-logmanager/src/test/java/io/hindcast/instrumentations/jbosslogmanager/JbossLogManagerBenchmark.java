package io.hindcast.instrumentations.jbosslogmanager;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.Benchmarks;
import io.hindcast.instrumentations.testing.Drain;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a line inside of a request pays for its ids. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class JbossLogManagerBenchmark {
  /** Whether our probes are in it. */
  @Param({"plain", "woven"})
  public String library = "";

  private final KeepingHandler handler = new KeepingHandler();
  private @Nullable Logger logger;

  /** {@code -Dtest=JbossLogManagerBenchmark}. */
  @Test
  @Tag("newest")
  void run() throws Exception {
    Benchmarks.run(JbossLogManagerBenchmark.class);
  }

  /** Weaves, and enters a request. */
  @Setup
  public void start() {
    if (library.equals("woven")) {
      Drain.woven(new JbossLogManagerModule());
    }
    ThreadContext thread = ThreadContext.get();
    thread.swap(new InternalRecord(thread, null));
    logger = handler.logger();
  }

  /** Leaves it. */
  @TearDown
  public void stop() {
    ThreadContext.get().swap(null);
  }

  private Logger logger() {
    Logger made = logger;
    if (made == null) {
      throw new IllegalStateException("not set up");
    }
    return made;
  }

  /** A line below the level. */
  @Benchmark
  public void notWritten() {
    logger().fine("no");
  }

  /** A line that nobody formats. */
  @Benchmark
  public Object written() {
    logger().info("yes");
    return handler.last();
  }

  /** A line that shows the trace id. */
  @Benchmark
  public @Nullable Object writtenWithTraceId() {
    logger().info("yes");
    return handler.last().getMdc("trace_id");
  }
}
