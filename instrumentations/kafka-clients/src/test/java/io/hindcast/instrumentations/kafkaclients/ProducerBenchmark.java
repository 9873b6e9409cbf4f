package io.hindcast.instrumentations.kafkaclients;

import io.hindcast.instrumentations.testing.Benchmarks;
import io.hindcast.instrumentations.testing.SdkSpan;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What sending a message pays for being recorded. The probes are called by hand, as the producer
 * calls them; each call is a trace of its own.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class ProducerBenchmark {
  private final RecordedSend send = new RecordedSend();
  private final SdkSpan sdk = new SdkSpan();

  /** {@code -Dtest=ProducerBenchmark}. */
  @Test
  @Tag("newest")
  void run() throws Exception {
    Benchmarks.run(ProducerBenchmark.class);
  }

  /** Lets go. */
  @TearDown
  public void close() {
    send.close();
  }

  /** Two clock readings, which any tracing pays. */
  @Benchmark
  public long clockTwice() {
    long start = System.nanoTime();
    return System.nanoTime() - start;
  }

  /** The peer. */
  @Benchmark
  public Object sdkSpan() {
    return sdk.record();
  }

  /** The message. */
  @Benchmark
  public Object plain() {
    return send.plain();
  }

  /** The message and the span. */
  @Benchmark
  public Object recorded() {
    return send.recorded();
  }

  /** The message, the span and its header. */
  @Benchmark
  public @Nullable Object recordedAndInjected() {
    return send.recordedAndInjected();
  }
}
