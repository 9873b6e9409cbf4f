package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.render.Route;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.KeepReason;
import io.hindcast.exporter.trace.Kept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvidenceWindowTest {
  private static final Kept SLOW = Kept.of(KeepReason.SLOW.bit());
  private static final int MANY = 1_000_000;

  /** A trace, what it competes as, and its R. */
  private record Entry(int number, int ofClass, long randomness) {}

  private final FakeClock clock = new FakeClock();
  private final KeptRoots keptRoots = new KeptRoots();
  private EvidenceWindow window = new EvidenceWindow(keptRoots, null, MANY);

  /** What is handed in for each entry. */
  private final List<AssembledTrace> traces = new ArrayList<>();

  @BeforeEach
  void emptyRing() {
    Records.drain();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void kept_areTheFairShareWithTheSmallestRInAnyOrder(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      int budget = random.nextInt(60);
      int least = random.nextInt(4);
      List<Entry> entries = entries(random);
      Set<Integer> wanted = bestOf(entries, budget, least);
      for (int order = 0; order < 3; order++) {
        Collections.shuffle(entries, random);
        assertThat(kept(entries, budget, least)).as("seed %d", seed).isEqualTo(wanted);
      }
    }
  }

  @Test
  void traces_waitForTheEndOfTheSecond() {
    clock.advance(Duration.ofMillis(300));
    add(0, 0, 5);

    clock.advance(Duration.ofMillis(699));
    assertThat(window.poll(clock.nanos)).isNull();
    assertThat(window.waitingRecords()).isEqualTo(1);

    clock.advance(Duration.ofMillis(1));
    DecidedTrace decided = window.poll(clock.nanos);

    assertThat(decided).isNotNull();
    assertThat(decided.trace()).isSameAs(traces.get(0));
    assertThat(decided.kept()).isSameAs(SLOW);
    assertThat(window.poll(clock.nanos)).isNull();
    assertThat(window.waitingRecords()).isZero();
  }

  @Test
  void traceOfTheNextSecond_doesNotCompeteWithThoseBefore() {
    Limits one = limits(1, 0);
    add(0, 0, 5, one);
    clock.advance(Duration.ofMillis(1_100));
    add(1, 0, 3, one);
    clock.advance(Duration.ofSeconds(1));

    assertThat(drain()).containsExactlyInAnyOrder(0, 1);
  }

  /** Paths that were new a moment ago must not hide the outage that follows. */
  @Test
  void classesOfTheSecondBefore_takeNoPlace() {
    Limits one = limits(1, 1);
    for (int i = 0; i < EvidenceClasses.MOST; i++) {
      add(i, i, i, one);
    }
    clock.advance(Duration.ofSeconds(1));
    assertThat(drain()).hasSize(EvidenceClasses.MOST);

    for (int i = EvidenceClasses.MOST; i < EvidenceClasses.MOST + 10; i++) {
      add(i, i, i, one);
    }
    clock.advance(Duration.ofSeconds(1));

    assertThat(drain()).hasSize(10);
  }

  @Test
  void beaten_goAtOnce() {
    Limits one = limits(1, 0);
    add(0, 0, 5, one);
    add(1, 0, 4, one);

    DecidedTrace beaten = window.poll(clock.nanos);

    assertThat(beaten).isNotNull();
    assertThat(beaten.trace()).isSameAs(traces.get(0));
    assertThat(beaten.kept().isKept()).isFalse();
    assertThat(window.poll(clock.nanos)).isNull();
  }

  @Test
  void memory_comesBeforeFairness() {
    window = new EvidenceWindow(keptRoots, null, 30);
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      add(i, i % 40, random.nextInt(MANY));
      drain();
      assertThat(window.waitingRecords()).isLessThanOrEqualTo(30);
    }
    clock.advance(Duration.ofSeconds(1));

    assertThat(drain()).hasSize(30);
  }

  @Test
  void nearlyFullHeap_leavesAQuarterOfTheBound() {
    window = new EvidenceWindow(keptRoots, null, 40);
    for (int i = 0; i < 40; i++) {
      add(i, 0, i);
    }
    assertThat(window.waitingRecords()).isEqualTo(40);

    window.heapIs(true);
    drain();
    assertThat(window.waitingRecords()).isEqualTo(10);
    add(40, 0, 100);
    drain();
    assertThat(window.waitingRecords()).isEqualTo(10);

    window.heapIs(false);
    add(41, 0, 100);
    clock.advance(Duration.ofSeconds(1));

    assertThat(drain()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 41);
  }

  @Test
  void hugeTrace_isKeptWhereItIsAlone() {
    window = new EvidenceWindow(keptRoots, null, 3);
    InternalRecord root = new InternalRecord(Records.thread());
    for (int i = 0; i < 10; i++) {
      new InternalRecord(Records.thread(), root).end();
    }
    root.end();
    AssembledTrace huge = Requests.only(clock);

    window.add(new Candidate(1, 1, huge, SLOW), key(0), limits(50, 1), clock.nanos);
    window.close();

    DecidedTrace decided = window.poll(clock.nanos);
    assertThat(decided).isNotNull();
    assertThat(decided.kept().isKept()).isTrue();
  }

  @Test
  void recordsThatComeLater_joinTheTraceThatCompetes() {
    InternalRecord root = new InternalRecord(Records.thread());
    InternalRecord late = new InternalRecord(Records.thread(), root);
    root.end();
    AssembledTrace first = Requests.only(clock);
    late.end();
    AssembledTrace second = Requests.only(clock);
    window.add(new Candidate(root.spanId(), 1, first, SLOW), key(0), limits(50, 1), clock.nanos);

    assertThat(window.join(second, root.spanId() + 1, 0)).isFalse();
    assertThat(window.join(second, root.spanId(), KeepReason.ERROR.bit())).isTrue();
    assertThat(window.waitingRecords()).isEqualTo(2);
    window.close();

    DecidedTrace decided = window.poll(clock.nanos);
    assertThat(decided).isNotNull();
    assertThat(decided.trace().records()).containsExactly(root, late);
    assertThat(decided.kept().has(KeepReason.SLOW)).isTrue();
    assertThat(decided.kept().has(KeepReason.ERROR)).isTrue();
    assertThat(keptRoots.get(root.spanId())).isNotNull();
    assertThat(window.join(second, root.spanId(), 0)).as("it is over").isFalse();
  }

  /** Of uneven classes, as failures are. */
  private static List<Entry> entries(Random random) {
    List<Entry> entries = new ArrayList<>();
    int classes = 1 + random.nextInt(12);
    for (int one = 0; one < classes; one++) {
      int size = 1 + (int) (30 * Math.pow(random.nextDouble(), 3));
      for (int i = 0; i < size; i++) {
        entries.add(new Entry(entries.size(), one, random.nextLong() >>> 8));
      }
    }
    return entries;
  }

  /** What is to be kept, worked out with all entries at hand. */
  private static Set<Integer> bestOf(List<Entry> entries, int budget, int least) {
    Map<Integer, Integer> places = new HashMap<>();
    Set<Integer> best = new HashSet<>();
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(Entry::randomness));
    Map<Entry, Integer> placeOf = new HashMap<>();
    for (Entry entry : sorted) {
      int place = places.merge(entry.ofClass, 1, Integer::sum);
      placeOf.put(entry, place);
      if (place <= least) {
        best.add(entry.number);
      }
    }
    sorted.sort(
        Comparator.comparingInt((Entry entry) -> placeOf.getOrDefault(entry, 0))
            .thenComparingLong(Entry::randomness));
    for (Entry entry : sorted) {
      if (best.size() < budget) {
        best.add(entry.number);
      }
    }
    return best;
  }

  private Set<Integer> kept(List<Entry> entries, int budget, int least) {
    window = new EvidenceWindow(keptRoots, null, MANY);
    Limits limits = limits(budget, least);
    for (Entry entry : entries) {
      add(entry.number, entry.ofClass, entry.randomness, limits);
    }
    window.close();
    return drain();
  }

  private void add(int number, int ofClass, long randomness) {
    add(number, ofClass, randomness, limits(50, 1));
  }

  private void add(int number, int ofClass, long randomness, Limits limits) {
    while (traces.size() <= number) {
      new InternalRecord(Records.thread()).end();
      traces.add(Requests.only(clock));
    }
    Candidate candidate = new Candidate(number, randomness, traces.get(number), SLOW);
    window.add(candidate, key(ofClass), limits, clock.nanos);
  }

  /** The numbers of those that were kept. */
  private Set<Integer> drain() {
    Set<Integer> kept = new HashSet<>();
    for (DecidedTrace one = window.poll(clock.nanos); one != null; one = window.poll(clock.nanos)) {
      if (one.kept().isKept()) {
        kept.add(traces.indexOf(one.trace()));
      }
    }
    return kept;
  }

  private static EvidenceKey key(int ofClass) {
    return new EvidenceKey(KeepReason.ERROR, Route.unknown(), "Failure" + ofClass, null);
  }

  private static Limits limits(int rate, int perClass) {
    return new Limits(0, false, false, 0, 0, rate, perClass, null);
  }
}
