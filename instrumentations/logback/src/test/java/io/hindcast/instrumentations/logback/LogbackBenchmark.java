package io.hindcast.instrumentations.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.Benchmarks;
import io.hindcast.instrumentations.testing.Drain;
import java.util.concurrent.TimeUnit;
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
import org.slf4j.Logger;
import org.slf4j.MDC;

/** What a line inside of a request pays for its ids. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class LogbackBenchmark {
  /** Whether our probes are in it. */
  @Param({"plain", "woven"})
  public String library = "";

  private final ReadingAppender appender = new ReadingAppender();
  private @Nullable Logger logger;

  /** {@code -Dtest=LogbackBenchmark}. */
  @Test
  @Tag("newest")
  void run() throws Exception {
    Benchmarks.run(LogbackBenchmark.class);
  }

  /** Reads one entry of each line, if it is to, in place of writing it. */
  private static final class ReadingAppender extends AppenderBase<ILoggingEvent> {
    @Nullable String entry;
    @Nullable Object last;

    @Override
    protected void append(ILoggingEvent event) {
      String name = entry;
      last = name == null ? event : event.getMDCPropertyMap().get(name);
    }
  }

  /** Weaves, and enters a request. */
  @Setup
  public void start() {
    if (library.equals("woven")) {
      Drain.woven(new LogbackModule());
    }
    ThreadContext thread = ThreadContext.get();
    thread.swap(new InternalRecord(thread, null));
    Lines lines = new Lines();
    appender.setContext(lines.context());
    appender.start();
    logger = lines.through(appender);
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
  public @Nullable Object written() {
    logger().info("yes");
    return appender.last;
  }

  /** A line that shows the trace id. */
  @Benchmark
  public @Nullable Object writtenWithTraceId() {
    appender.entry = "trace_id";
    logger().info("yes");
    return appender.last;
  }

  /** What an application pays that puts the texts there itself, as most agents do for it. */
  @Benchmark
  public @Nullable Object writtenWithEntriesByHand() {
    appender.entry = "trace_id";
    MDC.put("trace_id", "0af7651916cd43dd8448eb211c80319c");
    MDC.put("span_id", "b7ad6b7169203331");
    MDC.put("trace_flags", "01");
    logger().info("yes");
    MDC.remove("trace_id");
    MDC.remove("span_id");
    MDC.remove("trace_flags");
    return appender.last;
  }
}
