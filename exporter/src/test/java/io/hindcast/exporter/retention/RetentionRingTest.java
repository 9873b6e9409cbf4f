package io.hindcast.exporter.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.RestoredSpan;
import io.hindcast.bootstrap.record.RestoredTrace;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.metrics.Metrics;
import io.hindcast.exporter.metrics.TestMetrics;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.AssembledTrace;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RetentionRingTest {
  private static final int BYTES = RingMemory.MIN_BYTES;

  private final TestLog log = new TestLog();
  private final RetentionRing ring = new RetentionRing(BYTES, log);
  private final RestoredTrace trace = new RestoredTrace(1, 2, 3, null, null);
  private long lastId;

  @AfterEach
  void nothingIsSaid() {
    assertThat(log.lines).isEmpty();
  }

  @Test
  void unknownTrace_isNull() {
    assertThat(ring.recall(5)).isNull();
    ring.retain(trace(root(), "work"));
    assertThat(ring.recall(Long.MAX_VALUE)).isNull();
  }

  @Test
  void trace_comesBackOnce() {
    SpanRecord root = root();
    ring.retain(trace(root, "one", "two"));

    AssembledTrace back = Objects.requireNonNull(ring.recall(root.spanId()));

    assertThat(names(back)).containsExactly("one", "two");
    assertThat(ring.recall(root.spanId())).isNull();
    assertThat(ring.traces()).isZero();
  }

  @Test
  void parts_comeBackAsOneTrace() {
    SpanRecord root = root();
    SpanRecord other = root();
    ring.retain(trace(root, "a"));
    ring.retain(trace(other, "x"));
    ring.retain(trace(root, "b"));
    ring.retain(trace(root, "c"));

    AssembledTrace back = Objects.requireNonNull(ring.recall(root.spanId()));

    assertThat(names(back)).containsExactly("a", "b", "c");
    assertThat(back.records())
        .extracting(SpanRecord::localTrace)
        .containsOnly(back.records().get(0).localTrace());
    assertThat(back.rootSpanId()).isEqualTo(root.spanId());
    assertThat(ring.traces()).isEqualTo(1);
  }

  @Test
  void whatComesAfterARecall_isATraceOfItsOwn() {
    SpanRecord root = root();
    ring.retain(trace(root, "a"));
    ring.recall(root.spanId());
    ring.retain(trace(root, "b"));

    assertThat(names(Objects.requireNonNull(ring.recall(root.spanId())))).containsExactly("b");
  }

  @Test
  void oldestTrace_makesRoomWithAllItsParts() {
    SpanRecord root = root();
    ring.retain(trace(root, "first"));
    for (int i = 0; i < 20; i++) {
      // Parts of it are younger than others that stay.
      ring.retain(trace(root, "part"));
      ring.retain(trace(root(), "x".repeat(500)));
    }
    assertThat(ring.stats().evicted()).isZero();
    while (ring.stats().evicted() == 0) {
      ring.retain(trace(root(), "x".repeat(500)));
    }

    assertThat(ring.recall(root.spanId())).isNull();
    ring.retain(trace(root, "late"));
    assertThat(names(Objects.requireNonNull(ring.recall(root.spanId())))).containsExactly("late");
  }

  @Test
  void tooLargeATrace_isLeftOutAndCounted() {
    SpanRecord small = root();
    ring.retain(trace(small, "small"));

    assertThat(ring.retain(trace(root(), "x".repeat(BYTES / 8), "y"))).isFalse();

    assertThat(ring.stats().leftOut()).isEqualTo(2);
    assertThat(ring.traces()).isEqualTo(1);
    assertThat(names(Objects.requireNonNull(ring.recall(small.spanId())))).containsExactly("small");
  }

  @Test
  void recordThatCannotBeRead_isLeftOutAndCounted() {
    SpanRecord root = root();
    HttpClientRecord broken = new HttpClientRecord(new RestoredSpan(trace, root, 77, 5, 6));
    broken.url = new Unspeakable();
    InternalRecord below = named(new RestoredSpan(trace, broken, 78, 6, 7), "below");
    List<SpanRecord> records = new ArrayList<>(List.of(broken, below));
    ring.retain(AssembledTrace.of(records, 0, 0));

    assertThat(ring.stats().leftOut()).isEqualTo(1);
    AssembledTrace back = Objects.requireNonNull(ring.recall(root.spanId()));
    assertThat(names(back)).containsExactly("below");
    assertThat(back.records().get(0).parentSpanId()).isEqualTo(77);
  }

  @Test
  void smallTraces_areBoundedInNumber() {
    for (int i = 0; i < 10 * BYTES / RetentionRing.BYTES_PER_TRACE; i++) {
      ring.retain(trace(root(), "x"));
      assertThat(ring.traces()).isLessThanOrEqualTo(BYTES / RetentionRing.BYTES_PER_TRACE);
    }
    assertThat(ring.traces()).isEqualTo(BYTES / RetentionRing.BYTES_PER_TRACE);
  }

  @Test
  void horizon_isTheAgeOfTheOldest() {
    FakeClock clock = new FakeClock();
    RetentionMetrics metrics = new RetentionMetrics(ring.stats(), clock);
    assertThat(metrics.horizonSeconds()).isZero();
    clock.advance(Duration.ofSeconds(100));
    ring.retain(ended(clock.nanos));
    clock.advance(Duration.ofSeconds(3));
    ring.retain(ended(clock.nanos));

    assertThat(metrics.horizonSeconds()).isEqualTo(3.0);
    assertThat(ring.stats().capacity()).isEqualTo(BYTES);
    while (ring.stats().evicted() == 0) {
      ring.retain(ended(clock.nanos));
    }
    assertThat(metrics.horizonSeconds()).isEqualTo(0.0);
    assertThat(ring.stats().used()).isPositive().isLessThanOrEqualTo(BYTES);
  }

  @Test
  void metrics_areTold() {
    Metrics metrics =
        Metrics.of(SpanOrigin.of(Resource.getDefault(), "1"), TestMetrics.CUMULATIVE, log);
    ring.register(metrics.meter(), new FakeClock());
    ring.retain(trace(root(), "x"));

    assertThat(metrics.collect())
        .extracting(MetricData::getName, MetricData::getUnit)
        .contains(
            tuple("hindcast.retention.horizon", "s"),
            tuple("hindcast.retention.used", "By"),
            tuple("hindcast.retention.capacity", "By"),
            tuple("hindcast.retention.evicted", "{trace}"),
            tuple("hindcast.retention.recalled", "{trace}"),
            tuple("hindcast.retention.left_out", "{span}"));
    metrics.close();
  }

  @Test
  void withoutMemory_nothingIsRetained() {
    RetentionRing off = new RetentionRing(0, log);
    assertThat(off.retain(trace(root(), "x"))).isFalse();

    TestLog told = new TestLog();
    MemorySource none =
        bytes -> {
          throw new OutOfMemoryError("refused by the test");
        };
    RetentionRing refused = new RetentionRing(BYTES, none, told);
    for (int i = 0; i < 3; i++) {
      SpanRecord root = root();
      assertThat(refused.retain(trace(root, "x"))).isFalse();
      assertThat(refused.recall(root.spanId())).isNull();
    }
    assertThat(told.lines).hasSize(1);
  }

  @Test
  void memory_isTakenWithTheFirstTrace() {
    List<Integer> taken = new ArrayList<>();
    MemorySource source =
        bytes -> {
          taken.add(bytes);
          return ByteBuffer.allocateDirect(bytes);
        };
    RetentionRing lazy = new RetentionRing(BYTES, source, log);
    assertThat(taken).isEmpty();

    lazy.retain(trace(root(), "x"));
    lazy.retain(trace(root(), "x"));

    assertThat(taken).containsExactly(BYTES);
  }

  /** Whatever comes and is asked for: a trace is there whole or not at all, and the oldest goes. */
  @Test
  void anyUse() {
    SplittableRandom random = new SplittableRandom(Seeds.SEED);
    Map<SpanRecord, List<String>> expected = new LinkedHashMap<>();
    List<SpanRecord> roots = new ArrayList<>();
    for (int step = 0; step < 30_000; step++) {
      SpanRecord root;
      if (roots.isEmpty() || random.nextInt(3) > 0) {
        root = root();
        roots.add(root);
      } else {
        root = roots.get(roots.size() - 1 - random.nextInt(Math.min(roots.size(), 200)));
      }
      if (random.nextInt(20) == 0) {
        List<String> names = expected.remove(root);
        AssembledTrace back = ring.recall(root.spanId());
        assertThat(back == null ? null : names(back))
            .as("seed %d, step %d", Seeds.SEED, step)
            .isEqualTo(names);
      } else {
        String[] names = new String[1 + random.nextInt(5)];
        for (int i = 0; i < names.length; i++) {
          names[i] = "name " + Math.min(random.nextInt(30_000), random.nextInt(30_000));
        }
        long before = ring.stats().evicted();
        assertThat(ring.retain(trace(root, names))).isTrue();
        // It makes room before it looks for the trace that the part belongs to.
        Iterator<SpanRecord> oldest = expected.keySet().iterator();
        for (long gone = ring.stats().evicted() - before; gone > 0; gone--) {
          oldest.next();
          oldest.remove();
        }
        expected.computeIfAbsent(root, any -> new ArrayList<>()).addAll(List.of(names));
      }
      assertThat(ring.traces()).isEqualTo(expected.size());
    }
    assertThat(ring.stats().evicted()).isPositive();
  }

  private SpanRecord root() {
    lastId++;
    return new InternalRecord(new RestoredSpan(trace, null, lastId * 0x9E3779B97F4A7C15L, 0, 9));
  }

  /** A part of a trace: records of these names under the root. */
  private AssembledTrace trace(SpanRecord root, String... names) {
    List<SpanRecord> records = new ArrayList<>();
    for (String name : names) {
      lastId++;
      records.add(named(new RestoredSpan(trace, root, lastId, lastId, lastId + 1), name));
    }
    return AssembledTrace.of(records, 0, 0);
  }

  private AssembledTrace ended(long nanos) {
    lastId++;
    List<SpanRecord> records = new ArrayList<>();
    records.add(named(new RestoredSpan(trace, null, lastId, nanos - 10, nanos), "ended"));
    return AssembledTrace.of(records, 0, 0);
  }

  private static InternalRecord named(RestoredSpan parts, String name) {
    InternalRecord record = new InternalRecord(parts);
    record.name = name;
    return record;
  }

  private static List<@Nullable String> names(AssembledTrace trace) {
    List<@Nullable String> names = new ArrayList<>();
    for (SpanRecord record : trace.records()) {
      names.add(((InternalRecord) record).name);
    }
    return names;
  }
}
