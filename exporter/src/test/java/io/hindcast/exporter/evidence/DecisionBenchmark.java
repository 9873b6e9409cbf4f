package io.hindcast.exporter.evidence;

import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.render.OperationReadings;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.KeepReason;
import io.hindcast.exporter.trace.Kept;
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

/**
 * What the background thread pays for the decision about a trace of seven records, and for its
 * facts alone; nothing is rendered. The goal is less than a microsecond a trace.
 *
 * <p>Traces with nothing to them are made before and go round, over 40 routes. A trace that is kept
 * once is remembered, so failing ones are new each time: subtract what it costs to make them.
 *
 * <p>Not in it: the draw at the head, which is the benchmark of that name beside the records, and
 * what putting a trace together takes. The records are in the cache, where those of an application
 * are in another core's.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class DecisionBenchmark {
  private static final int TRACES = 1_024;

  /** As many ways to fail: a route has one, so there are as many classes. */
  private static final int ROUTES = 40;

  /** So that a second has 20,000 traces. */
  private static final long STEP_NANOS = 50_000;

  private final FakeClock clock = new FakeClock();
  private final FakeHead head = new FakeHead();
  private final HindsightSampler sampler =
      new HindsightSampler(
          Requests.DEFAULTS, new DbReadings(new ExporterStats()), null, head, 100_000);
  private final FactReader reader =
      new FactReader(new OperationReadings(new DbReadings(new ExporterStats())));
  private final String[] routes = new String[ROUTES];
  private final AssembledTrace[] usual = new AssembledTrace[TRACES];
  private int next;

  /** Makes the traces. */
  @Setup
  public void begin() {
    Records.drain();
    for (int i = 0; i < ROUTES; i++) {
      routes[i] = "/owners/{ownerId}/visits/of-kind-" + i;
    }
    for (int i = 0; i < TRACES; i++) {
      usual[i] = trace(i, false);
    }
  }

  /** Reading alone. */
  @Benchmark
  public Object facts() {
    return reader.read(usual[next()], true, 20);
  }

  /** A trace with nothing to it, which is not in the sample either. */
  @Benchmark
  public @Nullable Kept decideUsual() {
    return decide(usual[next()]);
  }

  /** A trace with nothing to it in the sample. */
  @Benchmark
  public @Nullable Kept decideSampled() {
    head.sample(KeepReason.BASELINE);
    return decide(usual[next()]);
  }

  /** To be subtracted from the next. */
  @Benchmark
  public AssembledTrace failing1Made() {
    return trace(next(), true);
  }

  /** All fail, in 40 ways. */
  @Benchmark
  public @Nullable Kept failing2Decided() {
    return decide(trace(next(), true));
  }

  private @Nullable Kept decide(AssembledTrace trace) {
    clock.nanos += STEP_NANOS;
    Kept kept = sampler.decide(trace, clock.nanos);
    DecidedTrace decided;
    do {
      decided = sampler.pollDecided(clock.nanos);
    } while (decided != null);
    return kept;
  }

  private int next() {
    next = (next + 1) & (TRACES - 1);
    return next;
  }

  private AssembledTrace trace(int number, boolean fails) {
    ThreadContext thread = Records.thread();
    HttpServerRecord request = Requests.begin(routes[number % ROUTES]);
    request.path = "/owners/" + number + "/visits";
    InternalRecord work = new InternalRecord(thread, request);
    work.name = "OwnerController.visits";
    Requests.statement(work, "SELECT * FROM owners WHERE id = ?").end();
    Requests.statement(work, "SELECT * FROM pets WHERE owner = ?").end();
    Requests.statement(work, "INSERT INTO visits (pet, visited) VALUES (?, ?)").end();
    HttpClientRecord call = Requests.sent(work, "http://stock.internal:8081/stock/17?page=2");
    call.status = fails ? 500 + number % ROUTES : 200;
    call.end();
    MessagingRecord message =
        new MessagingRecord(thread, "kafka", MessagingRecord.Operation.SEND, work);
    message.destination = "visits";
    message.servers = "kafka-1.internal:9092,kafka-2.internal:9092";
    message.end();
    work.end();
    return Requests.end(request, clock);
  }
}
