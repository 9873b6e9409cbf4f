package io.hindcast.bootstrap.record;

import io.hindcast.bootstrap.sampling.Arrivals;
import io.hindcast.bootstrap.sampling.Bucket;
import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.bootstrap.sampling.Threshold;
import io.hindcast.bootstrap.sampling.TokenBucket;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What it costs to choose a bucket, to decide, and to tell another process. The goal: a bucket in
 * less than 30 ns, no byte but for a text that differs from the one that came in.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class DecisionBenchmark {
  private static final int PATHS = 64;
  private static final long T = 0xfd_70a0_0000_0000L;
  private static final String STATE = "vendor=opaque,other@system=00f067aa0ba902b7";

  private final String[] paths = new String[PATHS];
  private final TokenBucket tokens = new TokenBucket(1e9, System.nanoTime());
  private final Arrivals arrivals = new Arrivals(1 << 20);
  private final RemoteParent flagged = new RemoteParent(1, 2, 3, 1, STATE + ",ot=th:0", null);
  private @Nullable SpanRecord decided;
  private int next;

  /** Paths that the compiler cannot know. */
  @Setup
  public void prepare() {
    for (int i = 0; i < PATHS; i++) {
      paths[i] = "/owners/" + 4_711 * i + "/visits";
    }
    SamplingPolicy.use(
        SamplingPolicy.hindsight(
            SamplingPolicy.everywhere(Threshold.of(0.01)), arrivals, tokens, 1_000_000));
    SpanRecord root = request(null);
    root.isSampled();
    decided = root;
  }

  /** The bucket of a path of some twenty characters. */
  @Benchmark
  public int bucket() {
    return Bucket.ofPath('S', "GET", path());
  }

  /** A record and its trace, to be subtracted from the next ones. */
  @Benchmark
  public Object recordAlone() {
    return request(null);
  }

  /** A trace that begins here. */
  @Benchmark
  public boolean decision() {
    return request(null).isSampled();
  }

  /** A trace that its caller has flagged, with a weight. */
  @Benchmark
  public boolean decisionOfAParent() {
    return request(flagged).isSampled();
  }

  /** Every further question. */
  @Benchmark
  public boolean decisionThatIsMade() {
    SpanRecord root = decided;
    return root != null && root.isSampled();
  }

  /** What a flagged trace tells on: the text that came in. */
  @Benchmark
  public void tracestateThatCame(Blackhole reader) {
    SpanRecord root = request(flagged);
    reader.consume(root.traceState(root.outgoing()));
  }

  /** What is told of a trace that is in the baseline: a short text. */
  @Benchmark
  public void tracestateOfOurs(Blackhole reader) {
    reader.consume(TraceState.with(null, T, false));
  }

  /** As that, in front of others' members. */
  @Benchmark
  public void tracestateInFront(Blackhole reader) {
    reader.consume(TraceState.with(STATE, T, false));
  }

  /** A token, alone; the clock is read for it. */
  @Benchmark
  public boolean token() {
    return tokens.tryTake(System.nanoTime());
  }

  private HttpServerRecord request(@Nullable RemoteParent remote) {
    HttpServerRecord record = new HttpServerRecord(ThreadContext.get(), remote);
    record.method = "GET";
    record.path = path();
    return record;
  }

  private String path() {
    return paths[next++ & (PATHS - 1)];
  }
}
