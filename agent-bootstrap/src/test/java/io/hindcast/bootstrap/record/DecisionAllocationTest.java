package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.hindcast.bootstrap.sampling.Arrivals;
import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.bootstrap.sampling.Threshold;
import io.hindcast.bootstrap.sampling.TokenBucket;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A decision costs no byte, and nor does an outgoing call of a trace with nothing to tell. */
@ExtendWith(NothingLeft.class)
class DecisionAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int TRACES = 1_000;

  /** The text and its 55 bytes. */
  private static final long TRACEPARENT_BYTES = 24 + 72;

  /** The text of 12 characters, and what it is put together in. */
  private static final long TRACESTATE_BYTES = 24 + 32 + 24 + 48;

  /**
   * A byte of ours is there in each. Before C2 compiles a method the calling thread makes the texts
   * that its class names, once: they are in one.
   */
  private static final int RUNS = 5;

  private final SamplingPolicy before = SamplingPolicy.current();
  private final ThreadContext thread = ThreadContext.get();
  private final URI url = URI.create("http://a.example:8080/users/17");

  @AfterEach
  void policyAsItWas() {
    SamplingPolicy.use(before);
  }

  @Test
  void decision_ofATraceThatBeginsHere() {
    use(0, new Arrivals(TRACES / 10));
    // The first of each loads classes.
    decide(requests());
    decide(calls());

    assertThat(least(() -> decide(requests()))).isZero();
    assertThat(least(() -> decide(calls()))).isZero();
  }

  @Test
  void decision_ofATraceFromElsewhere() {
    use(0, null);
    decide(flagged("a=1,ot=th:8;rv:abcdefabcdefab"));

    assertThat(least(() -> decide(flagged("a=1,ot=th:8;rv:abcdefabcdefab")))).isZero();
    assertThat(least(() -> decide(flagged("a=1,hindcast=e")))).isZero();
  }

  @Test
  void tracestate_thatThereIsNone_orThatGoesOnAsItCame() {
    use(Threshold.NEVER, null);
    goOut(requests());
    goOut(flagged("a=1"));

    assertThat(least(() -> goOut(requests()))).isZero();
    assertThat(least(() -> goOut(flagged("a=1,ot=th:8;rv:abcdefabcdefab")))).isZero();
    assertThat(least(() -> goOut(flagged("a=1,hindcast=e")))).isZero();
  }

  @Test
  void tracestate_ofATraceThatIsWhole_isOneTextForAll() {
    use(0, null);
    goOut(requests());

    assertThat(least(() -> goOut(requests()))).isZero();
  }

  /** The first call of a trace makes the text of its tracestate, the others have it. */
  @Test
  void headers_ofASampledCall_stayInTheBudget() {
    use(Threshold.of(0.9999), null);
    inject(sampled(), new int[1]);

    assertThat(least(() -> inject(sampled(), new int[1])))
        .isLessThanOrEqualTo(TRACES * (TRACEPARENT_BYTES + TRACESTATE_BYTES));
    SpanRecord[] again = sampled();
    inject(again, new int[1]);
    assertThat(least(() -> inject(again, new int[1])))
        .isLessThanOrEqualTo(TRACES * TRACEPARENT_BYTES);
  }

  private static long inject(SpanRecord[] records, int[] headers) {
    long start = THREADS.getCurrentThreadAllocatedBytes();
    for (SpanRecord record : records) {
      Propagation.inject(record, headers, (carrier, name, value) -> carrier[0]++);
    }
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - start;
    assertThat(headers[0]).as("traceparent and tracestate").isEqualTo(2 * records.length);
    return bytes;
  }

  /** Of ten thousand traces all but one are. */
  private SpanRecord[] sampled() {
    SpanRecord[] records = calls();
    for (int i = 0; i < records.length; i++) {
      while (!records[i].isSampled()) {
        records[i] = calls()[i];
      }
    }
    return records;
  }

  private static void use(int threshold, @Nullable Arrivals arrivals) {
    SamplingPolicy.use(
        SamplingPolicy.hindsight(
            SamplingPolicy.everywhere(threshold),
            arrivals,
            new TokenBucket(500, System.nanoTime()),
            1_000_000));
  }

  private static long least(LongSupplier bytes) {
    return LongStream.generate(bytes).limit(RUNS).min().orElseThrow();
  }

  /** The bytes that the thread allocates while decisions are made. */
  private static long decide(SpanRecord[] records) {
    long start = THREADS.getCurrentThreadAllocatedBytes();
    for (SpanRecord record : records) {
      record.isSampled();
    }
    return THREADS.getCurrentThreadAllocatedBytes() - start;
  }

  private static long goOut(SpanRecord[] records) {
    long start = THREADS.getCurrentThreadAllocatedBytes();
    for (SpanRecord record : records) {
      record.traceState(record.outgoing());
    }
    return THREADS.getCurrentThreadAllocatedBytes() - start;
  }

  private SpanRecord[] requests() {
    SpanRecord[] records = new SpanRecord[TRACES];
    for (int i = 0; i < TRACES; i++) {
      HttpServerRecord record = new HttpServerRecord(thread, null);
      record.method = "GET";
      record.path = "/users/" + i + "/orders";
      records[i] = record;
    }
    return records;
  }

  private SpanRecord[] calls() {
    SpanRecord[] records = new SpanRecord[TRACES];
    for (int i = 0; i < TRACES; i++) {
      HttpClientRecord record = new HttpClientRecord(thread);
      record.method = "GET";
      record.url = url;
      records[i] = record;
    }
    return records;
  }

  private SpanRecord[] flagged(String state) {
    SpanRecord[] records = new SpanRecord[TRACES];
    for (int i = 0; i < TRACES; i++) {
      records[i] = new HttpServerRecord(thread, new RemoteParent(1, 2, 3, 1, state, null));
    }
    return records;
  }
}
