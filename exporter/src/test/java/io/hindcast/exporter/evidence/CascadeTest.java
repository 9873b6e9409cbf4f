package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.metrics.Metrics;
import io.hindcast.exporter.metrics.TestMetrics;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Kept;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Everything fails for five minutes, in 40 ways: from 200 times a second to once in half a minute.
 * Two services see the same traces, in another order and under other names.
 */
final class CascadeTest {
  private static final long SEED = 20_260_101;
  private static final int SECONDS = 300;
  private static final int CLASSES = 40;
  private static final int BUDGET = 50;
  private static final double MOST_FREQUENT = 200;
  private static final double NEXT = 0.8;
  private static final int RECORDS = 2;

  /** What fails within a second: in which way, when, and the R of its trace. */
  private record Failure(int ofClass, long nanos, long randomness) {}

  /** One process, with all that it has kept and lost. */
  private static final class Service {
    final FakeClock clock = new FakeClock();
    final TestLog log = new TestLog();
    final Metrics metrics =
        Metrics.of(SpanOrigin.of(Resource.getDefault(), "1"), TestMetrics.CUMULATIVE, log);
    final HindsightSampler sampler =
        new HindsightSampler(
            Requests.DEFAULTS,
            new DbReadings(new ExporterStats()),
            new EvidenceDropped(metrics.instruments()),
            new FakeHead(),
            100_000);
    final String name;
    final long[] lost = new long[CLASSES];
    int mostWaiting;

    Service(String name) {
      this.name = name;
    }

    /** The R of what is kept of one second. */
    Set<Long> run(List<Failure> failures) {
      Set<Long> kept = new HashSet<>();
      long start = clock.nanos;
      for (Failure failure : failures) {
        clock.advance(Duration.ofNanos(start + failure.nanos - clock.nanos));
        Kept now = sampler.decide(trace(failure), clock.nanos);
        assertThat(now).as("all of it competes").isNull();
        poll(kept);
        mostWaiting = Math.max(mostWaiting, sampler.waitingRecords());
      }
      clock.advance(Duration.ofNanos(start + 1_000_000_000L - clock.nanos));
      poll(kept);
      assertThat(sampler.waitingRecords()).isZero();
      return kept;
    }

    private void poll(Set<Long> kept) {
      for (DecidedTrace one = sampler.pollDecided(clock.nanos);
          one != null;
          one = sampler.pollDecided(clock.nanos)) {
        HttpServerRecord root = (HttpServerRecord) one.trace().records().get(0);
        if (one.kept().isKept()) {
          assertThat(one.kept().isWeightless()).isTrue();
          kept.add(RecordedHead.INSTANCE.randomness(root));
        } else {
          lost[root.localPort]++;
        }
      }
    }

    private AssembledTrace trace(Failure failure) {
      HttpServerRecord request =
          Requests.begin(name + failure.ofClass % 8, Requests.caller(failure.randomness));
      request.status = 500;
      // No part of what is looked at.
      request.localPort = failure.ofClass;
      HttpClientRecord call =
          Requests.sent(request, "http://" + name + failure.ofClass % 5 + ".internal/x");
      call.status = 500 + failure.ofClass;
      call.end();
      return Requests.end(request, clock);
    }
  }

  @BeforeEach
  void emptyRing() {
    Records.drain();
  }

  @Test
  void everyClassOfFailure_isSeenEachSecondInAllServices() {
    Random random = new Random(SEED);
    Service one = new Service("shop");
    Service other = new Service("stock");
    long[] failed = new long[CLASSES];
    long[] kept = new long[CLASSES];
    for (int second = 0; second < SECONDS; second++) {
      List<Failure> failures = second(random);

      Set<Long> ofOne = one.run(failures);
      Set<Long> ofOther = other.run(inAnotherOrder(failures, random));

      assertThat(ofOther).as("second %d of seed %d", second, SEED).isEqualTo(ofOne);
      assertThat(ofOne).hasSize(Math.min(BUDGET, failures.size()));
      boolean[] seen = new boolean[CLASSES];
      for (Failure failure : failures) {
        failed[failure.ofClass]++;
        if (ofOne.contains(failure.randomness)) {
          kept[failure.ofClass]++;
          seen[failure.ofClass] = true;
        }
      }
      for (Failure failure : failures) {
        assertThat(seen[failure.ofClass]).as("class %d", failure.ofClass).isTrue();
      }
    }
    print(failed, kept, one);
    counted(one, failed, kept);
    counted(other, failed, kept);
  }

  /** Whatever there was of the metric's series says what the test has seen. */
  private static void counted(Service service, long[] failed, long[] kept) {
    long lost = 0;
    for (int i = 0; i < CLASSES; i++) {
      assertThat(service.lost[i]).isEqualTo(failed[i] - kept[i]);
      lost += service.lost[i];
    }
    Collection<MetricData> metrics = service.metrics.collect();
    long measured = 0;
    for (LongPointData point : TestMetrics.sum(metrics, "hindcast.evidence.dropped")) {
      measured += point.getValue();
    }
    assertThat(measured).isEqualTo(lost);
    assertThat(TestMetrics.sum(metrics, "hindcast.evidence.dropped"))
        .hasSizeLessThanOrEqualTo(CLASSES);
    // What is beaten goes at once: one trace more than the budget, at most.
    assertThat(service.mostWaiting).isLessThanOrEqualTo((BUDGET + 1) * RECORDS);
    assertThat(service.log.lines).isEmpty();
  }

  private static List<Failure> second(Random random) {
    List<Failure> failures = new ArrayList<>();
    double rate = MOST_FREQUENT;
    for (int i = 0; i < CLASSES; i++) {
      int count = (int) rate + (random.nextDouble() < rate - (int) rate ? 1 : 0);
      for (int j = 0; j < count; j++) {
        failures.add(new Failure(i, random.nextInt(1_000_000_000), random.nextLong() >>> 8));
      }
      rate *= NEXT;
    }
    failures.sort(CascadeTest::byTime);
    return failures;
  }

  /** The same within the same second, at other times. */
  private static List<Failure> inAnotherOrder(List<Failure> failures, Random random) {
    List<Failure> others = new ArrayList<>();
    for (Failure failure : failures) {
      others.add(new Failure(failure.ofClass, random.nextInt(1_000_000_000), failure.randomness));
    }
    Collections.shuffle(others, random);
    others.sort(CascadeTest::byTime);
    return others;
  }

  private static int byTime(Failure one, Failure other) {
    return Long.compare(one.nanos, other.nanos);
  }

  private static void print(long[] failed, long[] kept, Service service) {
    System.out.printf("seed %d, %d s, budget %d/s%n", SEED, SECONDS, BUDGET);
    for (int i = 0; i < CLASSES; i++) {
      System.out.printf("class %2d: %6d failed, %5d kept whole%n", i, failed[i], kept[i]);
    }
    System.out.printf("at most %d records waited%n", service.mostWaiting);
  }
}
