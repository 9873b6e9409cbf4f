package io.hindcast.exporter.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.RestoredSpan;
import io.hindcast.bootstrap.record.RestoredTrace;
import io.hindcast.bootstrap.record.SpanRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ThinningTest {
  private static final int SPANS = 1_000;
  private static final int KEPT = 100;
  private static final long SEED = Long.getLong("thinning.seed", System.nanoTime());

  private final RestoredTrace trace = new RestoredTrace(1, 2, 3, null, null);
  private final Thinning thinning = new Thinning();
  private final CountedCuts cuts = new CountedCuts();
  private final SpanRecord root = record(null, 1, 0, 1_000_000);
  private long nextId = 1_000;

  @Test
  void firstLastSlowestAndFailingOnes_areKept() {
    List<SpanRecord> children = children(SPANS);
    SpanRecord slow = record(root, 2, 5_005, 50_000);
    SpanRecord slower = record(root, 3, 3_005, 60_000);
    SpanRecord failing = record(root, 4, 4_005, 1);
    failing.thrown = new IllegalStateException("broken");
    List<SpanRecord> all = shuffled(children, root, slow, slower, failing);

    assertThat(thinning.thin(all, KEPT, cuts)).isEqualTo(SPANS + 4 - KEPT);

    assertThat(cuts.leftOut).isEqualTo(SPANS + 4 - KEPT);
    assertThat(all).hasSize(KEPT).startsWith(root).contains(slow, slower, failing);
    assertThat(all).containsAll(children.subList(0, KEPT / 4 - 1));
    assertThat(all).containsAll(children.subList(SPANS - KEPT / 4, SPANS));
    assertThat(all).isSortedAccordingTo(StartOrder.INSTANCE);
  }

  @Test
  void whatAKeptRecordLiesUnder_isKept() {
    List<SpanRecord> children = children(SPANS);
    SpanRecord outer = record(root, 2, 5_002, 30);
    SpanRecord inner = record(outer, 3, 5_003, 20);
    SpanRecord failing = record(inner, 4, 5_004, 10);
    failing.thrown = new IllegalStateException("broken");
    List<SpanRecord> all = shuffled(children, root, outer, inner, failing);

    thinning.thin(all, KEPT, cuts);

    assertThat(all).hasSize(KEPT).contains(root, outer, inner, failing);
  }

  @Test
  void parentThatIsStillOpen_isKeptWhenItComes() {
    SpanRecord open = record(root, 2, 5_002, 10);
    SpanRecord failing = record(open, 3, 5_003, 5);
    failing.thrown = new IllegalStateException("broken");
    List<SpanRecord> children = children(SPANS);
    List<SpanRecord> all = shuffled(children, failing);
    thinning.thin(all, KEPT, cuts);
    assertThat(all).contains(failing);

    all.add(open);
    all.add(root);
    thinning.thin(all, KEPT, cuts);

    assertThat(all).hasSize(KEPT).contains(failing, open, root);
  }

  @Test
  void manyFailingOnes_leaveRoomForTheOthers() {
    List<SpanRecord> children = children(SPANS);
    for (SpanRecord child : children) {
      child.thrown = new IllegalStateException("broken");
    }
    SpanRecord slow = record(root, 2, 5_005, 50_000);
    List<SpanRecord> all = shuffled(children, root, slow);

    thinning.thin(all, KEPT, cuts);

    assertThat(all).hasSize(KEPT).contains(root, slow);
    assertThat(all).contains(children.get(0), children.get(SPANS - 1));
  }

  @Test
  void recursionDeeperThanTheTrace_isCutToo() {
    List<SpanRecord> all = new ArrayList<>(List.of(root));
    SpanRecord deepest = root;
    for (int i = 1; i < SPANS; i++) {
      deepest = record(deepest, nextId++, i, 10_000 - 2L * i);
      all.add(deepest);
    }
    Collections.shuffle(all, new Random(SEED));

    thinning.thin(all, KEPT, cuts);

    assertThat(all).hasSize(KEPT).contains(root, deepest);
  }

  @Test
  void placesForTwo_areForTheRootAndAnother() {
    List<SpanRecord> all = shuffled(children(10), root);

    thinning.thin(all, 2, cuts);

    assertThat(all).hasSize(2).startsWith(root);
  }

  /** Each of them lies under the root: nothing above takes places that others would have. */
  @Test
  void cuttingWhileItGrows_keepsWhatOneCutAtTheEndKeeps() {
    Random random = new Random(SEED);
    List<SpanRecord> all = new ArrayList<>(List.of(root));
    for (int i = 0; i < 20 * SPANS; i++) {
      SpanRecord child = record(root, nextId++, 10 + 10L * i, random.nextInt(1_000_000));
      if (random.nextInt(500) == 0) {
        child.thrown = new IllegalStateException("broken");
      }
      all.add(child);
    }
    List<SpanRecord> growing = new ArrayList<>(List.of(root));
    for (SpanRecord record : all.subList(1, all.size())) {
      growing.add(record);
      if (growing.size() > 2 * SPANS) {
        thinning.thin(growing, SPANS, cuts);
      }
    }
    thinning.thin(growing, SPANS, cuts);
    assertThat(cuts.leftOut).isEqualTo(all.size() - SPANS);

    thinning.thin(all, SPANS, cuts);

    Set<SpanRecord> expected = new HashSet<>(all);
    assertThat(growing).hasSize(SPANS);
    growing.removeAll(expected);
    assertThat(growing).as("seed %d", SEED).isEmpty();
  }

  private List<SpanRecord> children(int count) {
    List<SpanRecord> children = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      children.add(record(root, nextId++, 10 + 10L * i, 3));
    }
    return children;
  }

  private static List<SpanRecord> shuffled(List<SpanRecord> children, SpanRecord... more) {
    List<SpanRecord> all = new ArrayList<>(children);
    all.addAll(List.of(more));
    Collections.shuffle(all, new Random(SEED));
    return all;
  }

  private SpanRecord record(@Nullable SpanRecord parent, long id, long start, long nanos) {
    return new InternalRecord(new RestoredSpan(trace, parent, id, start, start + nanos));
  }
}
