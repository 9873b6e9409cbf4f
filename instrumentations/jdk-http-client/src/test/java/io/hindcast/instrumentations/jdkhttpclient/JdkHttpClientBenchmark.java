package io.hindcast.instrumentations.jdkhttpclient;

import io.hindcast.instrumentations.testing.Benchmarks;
import io.hindcast.instrumentations.testing.SdkSpan;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
 * What a call of the JDK's client pays for being recorded. The probes are called by hand, as the
 * client calls them; each call is a trace of its own.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class JdkHttpClientBenchmark {
  private final RecordedCall call = new RecordedCall();
  private final SdkSpan sdk = new SdkSpan();

  /** {@code -Dtest=JdkHttpClientBenchmark}. */
  @Test
  void run() throws Exception {
    Benchmarks.run(JdkHttpClientBenchmark.class);
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

  /** The client's own copy of the request's headers. */
  @Benchmark
  public Object plain() {
    return call.plain();
  }

  /** The span alone. */
  @Benchmark
  public @Nullable Object recorded() {
    return call.recorded();
  }

  /** The span, and its headers in the client's copy. */
  @Benchmark
  public Object recordedAndInjected() {
    return call.recordedAndInjected();
  }
}
