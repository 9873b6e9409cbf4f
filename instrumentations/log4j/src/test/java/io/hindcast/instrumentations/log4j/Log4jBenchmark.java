package io.hindcast.instrumentations.log4j;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.Benchmarks;
import io.hindcast.instrumentations.testing.Drain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Logger;
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
public class Log4jBenchmark {
  /** Whether our probes are in it. */
  @Param({"plain", "woven"})
  public String library = "";

  private @Nullable Logger logger;

  /** {@code -Dtest=Log4jBenchmark}. */
  @Test
  @Tag("newest")
  void run() throws Exception {
    Benchmarks.run(Log4jBenchmark.class);
  }

  /** Weaves, and enters a request. */
  @Setup
  public void start() throws IOException {
    if (library.equals("woven")) {
      Drain.woven(new Log4jModule());
    }
    ThreadContext thread = ThreadContext.get();
    thread.swap(new InternalRecord(thread, null));
    logger = Lines.none(Path.of("target")).logger();
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
    logger().debug("no");
  }

  /** A line whose appender asks for no entry. */
  @Benchmark
  public void written() {
    logger().info("yes");
  }

  /** What an application pays that puts the texts there itself, as most agents do for it. */
  @Benchmark
  public void writtenWithEntriesByHand() {
    org.apache.logging.log4j.ThreadContext.put("trace_id", "0af7651916cd43dd8448eb211c80319c");
    org.apache.logging.log4j.ThreadContext.put("span_id", "b7ad6b7169203331");
    org.apache.logging.log4j.ThreadContext.put("trace_flags", "01");
    logger().info("yes");
    org.apache.logging.log4j.ThreadContext.remove("trace_id");
    org.apache.logging.log4j.ThreadContext.remove("span_id");
    org.apache.logging.log4j.ThreadContext.remove("trace_flags");
  }
}
