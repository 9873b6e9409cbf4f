package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.bootstrap.record.RestoredSpan;
import io.hindcast.bootstrap.record.RestoredTrace;
import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.sampling.SamplingSettings;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.KeepReason;
import io.hindcast.exporter.trace.Kept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HindsightSamplerTest {
  /** Each request takes longer than this. */
  private static final SamplingSettings ALL_ARE_SLOW =
      Requests.settings(Duration.ofNanos(1), false, false, 0, 50, 1, null);

  private final FakeClock clock = new FakeClock();
  private final FakeHead head = new FakeHead();

  @BeforeEach
  void emptyRing() {
    Records.drain();
  }

  @Test
  void usualTrace_isNotKept() {
    HindsightSampler sampler = sampler(Requests.FAILURES_ONLY);

    assertThat(sampler.decide(usual(), clock.nanos)).isSameAs(Kept.NOT);
    assertThat(sampler.waitingRecords()).isZero();
  }

  @Test
  void sampledTrace_isKeptAtOnceWithAllThatApplies() {
    HindsightSampler sampler = sampler(ALL_ARE_SLOW);
    head.sample(KeepReason.BASELINE);

    Kept kept = sampler.decide(failed(), clock.nanos);

    assertThat(kept).isNotNull();
    assertThat(kept).hasToString("error,slow,baseline");
    assertThat(kept.isWeightless()).isFalse();
  }

  @Test
  void sampledTraces_useNoBudget() {
    HindsightSampler sampler =
        sampler(Requests.settings(Duration.ZERO, false, false, 0, 1, 0, null));
    head.sample(KeepReason.PARENT);
    for (int i = 0; i < 100; i++) {
      assertThat(sampler.decide(failed(), clock.nanos)).hasToString("error,parent");
    }
    head.sampleNone();

    assertThat(sampler.decide(failed(), clock.nanos)).isNull();

    assertThat(atTheEnd(sampler)).hasSize(1);
  }

  @Test
  void failedTrace_competesAndHasNoWeight() {
    HindsightSampler sampler = sampler(Requests.FAILURES_ONLY);

    assertThat(sampler.decide(failed(), clock.nanos)).isNull();
    assertThat(sampler.waitingRecords()).isEqualTo(1);

    List<DecidedTrace> decided = atTheEnd(sampler);
    assertThat(decided).hasSize(1);
    assertThat(decided.get(0).kept()).hasToString("error");
    assertThat(decided.get(0).kept().isWeightless()).isTrue();
    assertThat(sampler.waitingRecords()).isZero();
  }

  @Test
  void decideAll_doesNotWait() {
    HindsightSampler sampler = sampler(Requests.FAILURES_ONLY);
    sampler.decide(failed(), clock.nanos);

    sampler.decideAll();

    assertThat(sampler.pollDecided(clock.nanos)).isNotNull();
  }

  @Test
  void slowTrace_isToldAndAThresholdOfZeroIsNone() {
    HindsightSampler sampler = sampler(ALL_ARE_SLOW);
    assertThat(sampler.decide(usual(), clock.nanos)).isNull();

    sampler.use(Requests.FAILURES_ONLY);

    assertThat(sampler.decide(usual(), clock.nanos)).isSameAs(Kept.NOT);
    assertThat(atTheEnd(sampler).get(0).kept()).hasToString("slow");
  }

  @Test
  void pollThatWaitsForMessages_isNotSlow() {
    HindsightSampler sampler =
        sampler(Requests.settings(Duration.ofNanos(1), true, true, 0, 50, 1, null));
    new MessagingRecord(Records.thread(), "kafka", MessagingRecord.Operation.POLL).end();

    assertThat(sampler.decide(Requests.only(clock), clock.nanos)).isSameAs(Kept.NOT);
  }

  @Test
  void newPath_isRareOnce() {
    HindsightSampler sampler = sampler(onlyRare());

    assertThat(sampler.decide(usual(), clock.nanos)).isNull();
    assertThat(sampler.decide(usual(), clock.nanos)).isSameAs(Kept.NOT);
    assertThat(sampler.decide(with("SELECT * FROM items"), clock.nanos)).isNull();
    assertThat(sampler.decide(with("SELECT * FROM items"), clock.nanos)).isSameAs(Kept.NOT);
    assertThat(atTheEnd(sampler)).hasSize(2).allMatch(one -> one.kept().toString().equals("rare"));

    clock.advance(Duration.ofNanos(SeenPaths.FORGET_NANOS));

    assertThat(sampler.decide(usual(), clock.nanos)).as("not seen for a while").isNull();
  }

  @Test
  void floodOfNewPaths_isCutAndHidesNoOtherRoute() {
    HindsightSampler sampler = sampler(onlyRare());
    int rare = 0;
    for (int i = 0; i < 10_000; i++) {
      rare += sampler.decide(with("SELECT * FROM t" + i), clock.nanos) == null ? 1 : 0;
      clock.advance(Duration.ofMillis(10));
      atOnce(sampler);
    }

    // 100 seconds: those at once, and one every ten seconds.
    assertThat(rare).isBetween(RouteHistory.PATHS_AT_ONCE, RouteHistory.PATHS_AT_ONCE + 10);
    AssembledTrace other = Requests.end(Requests.begin("/other"), clock);
    assertThat(sampler.decide(other, clock.nanos)).isNull();
  }

  @Test
  void repeatedStatements_areEvidence() {
    HindsightSampler sampler =
        sampler(Requests.settings(Duration.ZERO, false, false, 20, 50, 1, null));
    HttpServerRecord request = Requests.begin("/items");
    for (int i = 0; i < 20; i++) {
      Requests.statement(request, "SELECT * FROM items WHERE id = " + i).end();
    }

    assertThat(sampler.decide(Requests.end(request, clock), clock.nanos)).isNull();
    assertThat(atTheEnd(sampler).get(0).kept()).hasToString("n_plus_one");
  }

  @Test
  void longWait_isEvidence() {
    HindsightSampler sampler = sampler(Requests.waitThreshold(Duration.ofNanos(1)));

    assertThat(sampler.decide(waited(), clock.nanos)).isNull();
    assertThat(atTheEnd(sampler).get(0).kept()).hasToString("wait");

    sampler.use(Requests.waitThreshold(Duration.ofHours(1)));
    assertThat(sampler.decide(waited(), clock.nanos)).as("a short one").isSameAs(Kept.NOT);
    sampler.use(Requests.waitThreshold(Duration.ZERO));
    assertThat(sampler.decide(waited(), clock.nanos)).as("none is for that").isSameAs(Kept.NOT);
  }

  @Test
  void longWaitForAConnection_isEvidence() {
    HindsightSampler sampler = sampler(Requests.waitThreshold(Duration.ofMillis(500)));

    assertThat(sampler.decide(waitedForAConnection(10, 500), clock.nanos)).isSameAs(Kept.NOT);
    assertThat(sampler.decide(waitedForAConnection(20, 501), clock.nanos)).isNull();

    assertThat(atTheEnd(sampler).get(0).kept()).hasToString("wait");
  }

  private static AssembledTrace waitedForAConnection(int id, int millis) {
    RestoredTrace trace = new RestoredTrace(1, id, 2, null, null);
    long nanos = millis * 1_000_000L;
    HttpServerRecord request = new HttpServerRecord(new RestoredSpan(trace, null, id, 0, nanos));
    DbWaitRecord wait = new DbWaitRecord(new RestoredSpan(trace, request, id + 1, 0, nanos));
    return AssembledTrace.of(new ArrayList<>(List.of(request, wait)), 0, 0);
  }

  @Test
  void taskThatWaitedBeyondTheEndOfItsRequest_isEvidence() {
    HindsightSampler sampler = sampler(Requests.waitThreshold(Duration.ofNanos(1)));
    HttpServerRecord request = Requests.begin("/items");
    assertThat(sampler.decide(Requests.end(request, clock), clock.nanos)).isSameAs(Kept.NOT);

    Requests.waits(request);
    assertThat(sampler.decide(Requests.only(clock), clock.nanos)).isNull();

    assertThat(atTheEnd(sampler).get(0).kept()).hasToString("wait");
  }

  @Test
  void personWithTheToken_getsTheTraceThoughEverythingFails() {
    HindsightSampler sampler =
        sampler(Requests.settings(Duration.ZERO, false, false, 0, 10, 1, "s3cret"));
    for (int i = 0; i < 1_000; i++) {
      sampler.decide(failed(), clock.nanos);
    }
    HttpServerRecord wanted =
        Requests.begin("/items", Requests.caller("baggage", "hindcast.keep=s3cret"));
    wanted.status = 500;
    sampler.decide(Requests.end(wanted, clock), clock.nanos);

    assertThat(atTheEnd(sampler))
        .anyMatch(
            one -> one.trace().root() == wanted && one.kept().toString().equals("error,requested"));
  }

  @Test
  void reasonOfTheCaller_isOneHere() {
    HindsightSampler sampler = sampler(Requests.FAILURES_ONLY);
    RemoteParent caller = Requests.caller("tracestate", "hindcast=e,a=1");

    assertThat(sampler.decide(Requests.end(Requests.begin("/items", caller), clock), clock.nanos))
        .isNull();
    assertThat(atTheEnd(sampler).get(0).kept()).hasToString("remote");
  }

  @Test
  void slowForItsRoute_isEvidence() {
    HindsightSampler sampler =
        sampler(Requests.settings(Duration.ZERO, true, false, 0, 50, 1, null));
    for (int i = 1; i <= SlowRoute.NEEDED; i++) {
      assertThat(sampler.decide(taking(i, 20), clock.nanos)).isSameAs(Kept.NOT);
    }

    assertThat(sampler.decide(taking(SlowRoute.NEEDED + 1, 39), clock.nanos)).isSameAs(Kept.NOT);
    assertThat(sampler.decide(taking(SlowRoute.NEEDED + 2, 50), clock.nanos)).isNull();
    assertThat(atTheEnd(sampler).get(0).kept()).hasToString("slow_route");
  }

  /** A request that has taken so long. */
  private static AssembledTrace taking(int id, int millis) {
    RestoredTrace trace = new RestoredTrace(1, id, 2, null, null);
    HttpServerRecord request =
        new HttpServerRecord(new RestoredSpan(trace, null, id, 0, millis * 1_000_000L));
    request.method = "GET";
    request.route = "/items";
    return AssembledTrace.of(new ArrayList<>(List.of(request)), 0, 0);
  }

  @Test
  void straggler_followsItsTrace() {
    HindsightSampler sampler = sampler(Requests.FAILURES_ONLY);
    HttpServerRecord request = Requests.begin("/items");
    request.status = 500;
    InternalRecord first = new InternalRecord(Records.thread(), request);
    InternalRecord second = new InternalRecord(Records.thread(), request);
    assertThat(sampler.decide(Requests.end(request, clock), clock.nanos)).isNull();

    first.end();
    assertThat(sampler.decide(Requests.only(clock), clock.nanos)).as("joins it").isNull();
    List<DecidedTrace> decided = atTheEnd(sampler);
    assertThat(decided).hasSize(1);
    assertThat(decided.get(0).trace().records()).containsExactly(request, first);

    second.end();
    Kept kept = sampler.decide(Requests.only(clock), clock.nanos);
    assertThat(kept).isNotNull();
    assertThat(kept.isWeightless()).isTrue();
  }

  @Test
  void stragglerOfATraceThatWasNotKept_isEvidenceByItself() {
    HindsightSampler sampler = sampler(Requests.FAILURES_ONLY);
    HttpServerRecord request = Requests.begin("/items");
    InternalRecord good = new InternalRecord(Records.thread(), request);
    InternalRecord bad = new InternalRecord(Records.thread(), request);
    bad.thrown = new IllegalStateException("no");
    assertThat(sampler.decide(Requests.end(request, clock), clock.nanos)).isSameAs(Kept.NOT);

    good.end();
    assertThat(sampler.decide(Requests.only(clock), clock.nanos)).isSameAs(Kept.NOT);
    bad.end();
    assertThat(sampler.decide(Requests.only(clock), clock.nanos)).isNull();

    assertThat(atTheEnd(sampler))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.trace().root()).isNull();
              assertThat(one.kept()).hasToString("error");
            });
  }

  @Test
  void straggler_isNeitherRareNorSlow() {
    HindsightSampler sampler =
        sampler(Requests.settings(Duration.ofNanos(1), true, true, 0, 50, 1, "s3cret"));
    HttpServerRecord request =
        Requests.begin("/items", Requests.caller("baggage", "hindcast.keep=s3cret"));
    InternalRecord late = new InternalRecord(Records.thread(), request);
    Requests.end(request, clock);
    late.end();

    assertThat(sampler.decide(Requests.only(clock), clock.nanos)).isSameAs(Kept.NOT);
  }

  private HindsightSampler sampler(SamplingSettings settings) {
    return new HindsightSampler(settings, new DbReadings(new ExporterStats()), null, head, 100_000);
  }

  private static SamplingSettings onlyRare() {
    return Requests.settings(Duration.ZERO, false, true, 0, 50, 1, null);
  }

  private AssembledTrace usual() {
    return Requests.end(Requests.begin("/items"), clock);
  }

  private AssembledTrace waited() {
    HttpServerRecord request = Requests.begin("/items");
    Requests.waits(request);
    return Requests.end(request, clock);
  }

  private AssembledTrace failed() {
    HttpServerRecord request = Requests.begin("/items");
    request.status = 500;
    return Requests.end(request, clock);
  }

  private AssembledTrace with(String statement) {
    HttpServerRecord request = Requests.begin("/items");
    Requests.statement(request, statement).end();
    return Requests.end(request, clock);
  }

  /** What is kept when the second is over. */
  private List<DecidedTrace> atTheEnd(HindsightSampler sampler) {
    clock.advance(Duration.ofSeconds(1));
    return atOnce(sampler);
  }

  private List<DecidedTrace> atOnce(HindsightSampler sampler) {
    List<DecidedTrace> kept = new ArrayList<>();
    for (DecidedTrace one = sampler.pollDecided(clock.nanos);
        one != null;
        one = sampler.pollDecided(clock.nanos)) {
      if (one.kept().isKept()) {
        kept.add(one);
      }
    }
    return kept;
  }
}
