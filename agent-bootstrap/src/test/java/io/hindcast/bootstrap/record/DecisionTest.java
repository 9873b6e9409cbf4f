package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.sampling.Arrivals;
import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.bootstrap.sampling.Threshold;
import io.hindcast.bootstrap.sampling.TokenBucket;
import java.util.Arrays;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NothingLeft.class)
class DecisionTest {
  /** Its last 56 bits are R: as a threshold, {@code c}. */
  private static final long LOW = 0x12c0_0000_0000_0000L;

  private static final SamplingPolicy NEVER = hindsight(Threshold.NEVER);
  private static final SamplingPolicy ALWAYS = hindsight(0);

  private final SamplingPolicy before = SamplingPolicy.current();
  private final ThreadContext thread = ThreadContext.get();

  @AfterEach
  void policyAsItWas() {
    SamplingPolicy.use(before);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.1, 0.01})
  void trace_thatBeginsHere_isSampledWhereRIsNotBelowT(double probability) {
    int traces = 300_000;
    SamplingPolicy.use(hindsight(Threshold.of(probability)));
    long exact = Threshold.exact(Threshold.of(probability));
    int sampled = 0;
    for (int i = 0; i < traces; i++) {
      SpanRecord root = new InternalRecord(thread, null);
      boolean kept = root.isSampled();
      sampled += kept ? 1 : 0;
      if (kept != (root.randomness() >= exact) || root.threshold() != exact) {
        throw new AssertionError("R=" + root.randomness() + " T=" + root.threshold());
      }
    }

    // Six standard deviations of a binomial: fails once in 500 million runs.
    double told = Threshold.probability(exact);
    double deviation = 6 * Math.sqrt(traces * told * (1 - told));
    assertThat((double) sampled).isBetween(traces * told - deviation, traces * told + deviation);
  }

  @Test
  void decision_isThatOfTheMomentItIsAskedFor() {
    int[] table = SamplingPolicy.everywhere(Threshold.NEVER);
    InternalRecord root = new InternalRecord(thread, null);
    root.name = "cleanup";
    table[root.bucket()] = 0;
    root.name = null;
    SamplingPolicy.use(hindsight(table));

    SpanRecord child = new HttpClientRecord(thread);
    SpanRecord grandchild = new InternalRecord(thread, new InternalRecord(thread, root));
    root.name = "cleanup";

    assertThat(grandchild.isSampled()).as("by the name that its root has now").isTrue();
    assertThat(child.isSampled()).as("a trace of its own").isFalse();
  }

  @Test
  void decision_stays() {
    SpanRecord root = new InternalRecord(thread, null);
    SamplingPolicy.use(NEVER);
    assertThat(root.isSampled()).isFalse();

    SamplingPolicy.use(ALWAYS);

    SpanRecord child = new InternalRecord(thread, root);
    assertThat(child.isSampled()).isFalse();
    assertThat(child.flags()).isEqualTo(2);
    assertThat(child.threshold()).isEqualTo(Threshold.RANGE);
    assertThat(child.traceState()).isNull();
  }

  /** The policy counts how often it is asked. */
  @Test
  void twoThreadsThatAskAtOnce_getOneDecisionMadeOnce() throws Exception {
    int rounds = 20_000;
    SpanRecord[] roots = new SpanRecord[rounds];
    for (int i = 0; i < rounds; i++) {
      roots[i] = new InternalRecord(thread, null);
    }
    // From one trace to the next the threshold changes, so a second answer would be another one.
    Arrivals arrivals = new Arrivals(1);
    SamplingPolicy.use(
        SamplingPolicy.hindsight(
            SamplingPolicy.everywhere(0), arrivals, new TokenBucket(0, System.nanoTime()), 1));
    long[][] seen = new long[2][rounds];
    CyclicBarrier barrier = new CyclicBarrier(2);
    Thread other = new Thread(() -> ask(roots, seen[1], barrier));
    other.start();
    ask(roots, seen[0], barrier);
    other.join();

    assertThat(seen[0]).isEqualTo(seen[1]);
    assertThat(arrivals.take(roots[0].bucket())).isEqualTo(rounds);
  }

  private static void ask(SpanRecord[] roots, long[] seen, CyclicBarrier barrier) {
    for (int i = 0; i < roots.length; i++) {
      // One barrier a hundred rounds: a barrier a round would take the race away.
      if (i % 100 == 0) {
        try {
          barrier.await();
        } catch (Exception broken) {
          throw new IllegalStateException(broken);
        }
      }
      boolean sampled = roots[i].isSampled();
      seen[i] = sampled ? roots[i].threshold() : -roots[i].threshold();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        // flags | tracestate | sampled | T | evidence there || flags | tracestate that go on
        "0 | none | false | none | false | 0 | none",
        "2 | a=1 | false | none | false | 2 | a=1",
        "1 | none | true | none | false | 1 | none",
        "3 | a=1,b=2 | true | none | false | 3 | a=1,b=2",
        "1 | ot=th:8 | true | 80000000000000 | false | 1 | ot=th:8",
        "1 | a=1,ot=th:c | true | c0000000000000 | false | 1 | a=1,ot=th:c",
        "1 | ot=th:0;k:1 | true | 0 | false | 1 | ot=th:0;k:1",
        // R of its own
        "1 | ot=rv:ffffffffffffff;th:f | true | f0000000000000 | false | 1"
            + " | ot=rv:ffffffffffffff;th:f",
        // a threshold that the flag contradicts is not believed, nor told
        "1 | a=1,ot=th:c1 | true | none | false | 1 | a=1",
        "1 | ot=rv:7fffffffffffff;th:8,a=1 | true | none | false | 1 | ot=rv:7fffffffffffff,a=1",
        "0 | ot=th:8,a=1 | false | none | false | 0 | a=1",
        // evidence there
        "1 | hindcast=e | false | none | true | 1 | hindcast=e",
        "3 | a=1,hindcast=e,b=2 | false | none | true | 3 | a=1,hindcast=e,b=2",
        "1 | ot=th:8,hindcast=e | true | 80000000000000 | true | 1 | ot=th:8,hindcast=e",
        "1 | ot=th:c1,hindcast=e | false | none | true | 1 | hindcast=e",
        // somebody between has taken the flag away
        "0 | a=1,hindcast=e | false | none | false | 0 | a=1",
        "1 | hindcast=of-the-future | true | none | false | 1 | hindcast=of-the-future",
      })
  void trace_thatComesFromElsewhere(
      int flags,
      @Nullable String state,
      boolean sampled,
      @Nullable String threshold,
      boolean evidence,
      int flagsOut,
      @Nullable String stateOut) {
    SpanRecord record = new HttpServerRecord(thread, remote(flags, state));
    SpanRecord child = new HttpClientRecord(thread);

    assertThat(record.isSampled()).isEqualTo(sampled);
    assertThat(record.isRemoteEvidence()).isEqualTo(evidence);
    assertThat(record.threshold())
        .isEqualTo(threshold == null ? -1 : Long.parseLong(threshold, 16));
    assertThat(record.flags()).isEqualTo(flagsOut);
    assertThat(record.traceState()).isEqualTo(stateOut);
    assertThat(record.flags(record.outgoing())).isEqualTo(flagsOut);
    assertThat(record.traceState(record.outgoing())).isEqualTo(stateOut);
    assertThat(child.flags()).as("a trace of its own").isEqualTo(3);
  }

  @Test
  void trace_thatComesFromElsewhere_isNotDecidedByTheTable() {
    SamplingPolicy.use(NEVER);

    assertThat(new HttpServerRecord(thread, remote(1, null)).isSampled()).isTrue();
    assertThat(new HttpServerRecord(thread, null).isSampled()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        // flags | tracestate | flags | tracestate that go on | that is exported
        "0 | none | 1 | hindcast=e | none",
        "2 | a=1,b=2 | 3 | hindcast=e,a=1,b=2 | a=1,b=2",
        "0 | ot=th:c1;k:1,a=1 | 1 | ot=k:1,hindcast=e,a=1 | ot=k:1,a=1",
        "0 | hindcast=e,a=1 | 1 | hindcast=e,a=1 | a=1",
        // the baseline keeps its weight
        "1 | ot=th:8,a=1 | 1 | hindcast=e,ot=th:8,a=1 | ot=th:8,a=1",
        // kept for a reason of unknown weight: to say "evidence" would make it 0
        "1 | a=1 | 1 | a=1 | a=1",
        "1 | ot=th:c1,a=1 | 1 | a=1 | a=1",
        // said already
        "1 | a=1,hindcast=e | 1 | a=1,hindcast=e | a=1,hindcast=e",
        "1 | ot=th:8,hindcast=e | 1 | ot=th:8,hindcast=e | ot=th:8,hindcast=e",
      })
  void failure_isToldFromThenOn(
      int flags,
      @Nullable String state,
      int flagsOut,
      @Nullable String stateOut,
      @Nullable String exported) {
    SpanRecord root = new HttpServerRecord(thread, remote(flags, state));
    boolean sampled = root.isSampled();
    fail(root);

    SpanRecord call = new InternalRecord(thread, root);
    int outgoing = call.outgoing();
    assertThat(call.flags(outgoing)).isEqualTo(flagsOut);
    assertThat(call.traceState(outgoing)).isEqualTo(stateOut);
    assertThat(call.isSampled()).as("the decision stays").isEqualTo(sampled);
    assertThat(call.traceState()).isEqualTo(exported);
  }

  @Test
  void failure_inATraceThatBeginsHere_isTold() {
    SamplingPolicy.use(NEVER);
    SpanRecord unsampled = new InternalRecord(thread, null);
    assertThat(unsampled.flags(unsampled.outgoing())).isEqualTo(2);
    assertThat(unsampled.traceState(unsampled.outgoing())).isNull();
    fail(unsampled);
    assertThat(unsampled.flags(unsampled.outgoing())).isEqualTo(3);
    assertThat(unsampled.traceState(unsampled.outgoing())).isEqualTo("hindcast=e");
    assertThat(unsampled.isSampled()).isFalse();
    assertThat(unsampled.traceState()).isNull();

    SamplingPolicy.use(ALWAYS);
    SpanRecord sampled = new InternalRecord(thread, null);
    fail(sampled);
    assertThat(sampled.flags(sampled.outgoing())).isEqualTo(3);
    assertThat(sampled.traceState(sampled.outgoing())).isEqualTo("ot=th:0,hindcast=e");
    assertThat(sampled.traceState()).isEqualTo("ot=th:0");
  }

  @Test
  void failureBeforeTheDecision_doesNotChangeIt() {
    SamplingPolicy.use(NEVER);
    SpanRecord root = new InternalRecord(thread, null);
    fail(root);

    assertThat(root.isSampled()).isFalse();
    assertThat(root.flags()).isEqualTo(2);
  }

  @Test
  void flaggedBeyondTheRateLimit_isNotSampledHereButGoesOnAsItCame() {
    // One now, and the next in a quarter of an hour.
    TokenBucket parents = new TokenBucket(0.001, System.nanoTime());
    SamplingPolicy.use(SamplingPolicy.hindsight(SamplingPolicy.everywhere(0), null, parents, 2));
    assertThat(new HttpServerRecord(thread, remote(1, null)).isSampled()).isTrue();

    SpanRecord record = new HttpServerRecord(thread, remote(1, "a=1,ot=th:8"));
    for (int i = 0; i < 3; i++) {
      assertThat(record.isSampled()).isFalse();
    }
    assertThat(parents.refused()).as("counted once a trace").isEqualTo(1);
    assertThat(record.threshold()).isEqualTo(-1);
    assertThat(record.flags()).isEqualTo(1);
    assertThat(record.traceState()).as("of spans without a weight").isEqualTo("a=1");
    assertThat(record.traceState(record.outgoing())).isEqualTo("a=1,ot=th:8");

    SpanRecord evidence = new HttpServerRecord(thread, remote(1, "hindcast=e"));
    assertThat(evidence.isRemoteEvidence()).as("has a budget of its own").isTrue();
    assertThat(new HttpServerRecord(thread, remote(0, null)).isSampled()).isFalse();
    assertThat(parents.refused()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        // what one may stand for | tracestate that comes | T | tracestate that goes on
        "4 | ot=th:c;rv:ffffffffffffff | c0000000000000 | ot=th:c;rv:ffffffffffffff",
        "4 | ot=th:c1;rv:ffffffffffffff | none | ot=rv:ffffffffffffff",
        "4 | ot=th:ffffffffffffff;rv:ffffffffffffff,a=1 | none | ot=rv:ffffffffffffff,a=1",
        "1 | ot=th:0 | 0 | ot=th:0",
        "1 | ot=th:00000000000001;rv:ffffffffffffff | none | ot=rv:ffffffffffffff",
      })
  void callerThatClaimsALargeWeight_isFollowedWithoutOne(
      double most, String state, @Nullable String threshold, String stateOut) {
    TokenBucket parents = new TokenBucket(1_000, System.nanoTime());
    SamplingPolicy.use(SamplingPolicy.hindsight(SamplingPolicy.everywhere(0), null, parents, most));
    SpanRecord record = new HttpServerRecord(thread, remote(1, state));

    assertThat(record.isSampled()).isTrue();
    assertThat(record.threshold())
        .isEqualTo(threshold == null ? -1 : Long.parseLong(threshold, 16));
    assertThat(record.traceState()).isEqualTo(stateOut);
    assertThat(record.flags(record.outgoing())).isEqualTo(1);
    assertThat(record.traceState(record.outgoing())).isEqualTo(stateOut);
  }

  @Test
  void claimThatIsNotBelieved_besideEvidence_isEvidenceOnly() {
    TokenBucket parents = new TokenBucket(1_000, System.nanoTime());
    SamplingPolicy.use(SamplingPolicy.hindsight(SamplingPolicy.everywhere(0), null, parents, 100));
    SpanRecord record =
        new HttpServerRecord(thread, remote(1, "ot=th:ffff;rv:ffffffffffffff,hindcast=e"));

    assertThat(record.isSampled()).isFalse();
    assertThat(record.isRemoteEvidence()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        // T | parent based | flags | tracestate | sampled | flags | tracestate that go on
        "0 | false | 0 | none | true | 1 | ot=th:0",
        "0 | false | 1 | a=1,ot=th:8 | true | 1 | ot=th:0,a=1",
        "none | false | 1 | a=1,ot=th:8 | false | 0 | a=1",
        "80000000 | false | 0 | ot=rv:7fffffffffffff | false | 0 | ot=rv:7fffffffffffff",
        "80000000 | false | 0 | ot=rv:80000000000000 | true | 1 | ot=th:8;rv:80000000000000",
        "none | true | 1 | ot=th:8 | true | 1 | ot=th:8",
        "0 | true | 0 | a=1 | false | 0 | a=1",
        // evidence is carried on, as anybody else's member is
        "0 | true | 1 | hindcast=e | true | 1 | hindcast=e",
      })
  void headSampler(
      @Nullable String threshold,
      boolean parentBased,
      int flags,
      @Nullable String state,
      boolean sampled,
      int flagsOut,
      @Nullable String stateOut) {
    int fixed = threshold == null ? Threshold.NEVER : Integer.parseUnsignedInt(threshold, 16);
    SamplingPolicy.use(SamplingPolicy.head(fixed, parentBased));
    SpanRecord record = new HttpServerRecord(thread, remote(flags, state));

    assertThat(record.isSampled()).isEqualTo(sampled);
    fail(record);
    assertThat(record.flags(record.outgoing())).as("no evidence").isEqualTo(flagsOut);
    assertThat(record.traceState(record.outgoing())).isEqualTo(stateOut);
  }

  @Test
  void headSampler_ofATraceThatBeginsHere_isItsThreshold() {
    SamplingPolicy.use(SamplingPolicy.head(0, true));
    assertThat(new InternalRecord(thread, null).isSampled()).isTrue();
    SamplingPolicy.use(SamplingPolicy.head(Threshold.NEVER, true));
    assertThat(new InternalRecord(thread, null).isSampled()).isFalse();
  }

  @Test
  void buckets_areThoseOfWhatEachFamilyKnows() {
    HttpServerRecord server = new HttpServerRecord(thread, null);
    server.method = "GET";
    server.path = "/users/17";
    int bucket = server.bucket();
    server.path = "/users/18";
    server.route = "/users/{id}";
    server.status = 500;
    assertThat(server.bucket()).isEqualTo(bucket);
    HttpClientRecord client = new HttpClientRecord(thread);
    client.method = "GET";
    client.url = "http://a.example/users/17";
    DbRecord statement = new DbRecord(thread);
    statement.text = "select 1";
    MessagingRecord message =
        new MessagingRecord(thread, "kafka", MessagingRecord.Operation.PROCESS);
    message.destination = "orders";
    InternalRecord work = new InternalRecord(thread);
    work.name = "cleanup";

    assertThat(
            Arrays.asList(
                bucket, client.bucket(), statement.bucket(), message.bucket(), work.bucket()))
        .doesNotHaveDuplicates();
  }

  /** A failing child of the trace has ended. */
  private void fail(SpanRecord root) {
    InternalRecord child = new InternalRecord(thread, root);
    child.thrown = new IllegalStateException("broken");
    child.end();
  }

  private static RemoteParent remote(int flags, @Nullable String state) {
    return new RemoteParent(1, LOW, 3, flags, state, null);
  }

  private static SamplingPolicy hindsight(int threshold) {
    return hindsight(SamplingPolicy.everywhere(threshold));
  }

  private static SamplingPolicy hindsight(int[] table) {
    return SamplingPolicy.hindsight(
        table, null, new TokenBucket(1_000, System.nanoTime()), 1_000_000);
  }
}
