package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.SpanQueue.DropReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordRingTest {
  /** So that the budget is 128 records, 112 of them for normal lists. */
  private static final int CAPACITY = 8;

  private static final int SMALL = RecordRing.RECORDS_PER_SLOT;

  private final ThreadContext thread = ThreadContext.get();
  private final RecordRing ring = new RecordRing(CAPACITY);

  @Test
  void capacity_followsTheHeapWithinItsBounds() {
    assertThat(RecordRing.capacityFor(0)).isEqualTo(512);
    assertThat(RecordRing.capacityFor(32L << 20)).isEqualTo(512);
    assertThat(RecordRing.capacityFor(64L << 20)).isEqualTo(1024);
    assertThat(RecordRing.capacityFor(256L << 20)).isEqualTo(4096);
    assertThat(RecordRing.capacityFor(64L << 30)).isEqualTo(65_536);
    assertThat(RecordRing.capacityFor(Long.MAX_VALUE)).isEqualTo(65_536);
  }

  @Test
  void capacity_ofWhatTheSerialCollectorCalls64Megabytes() {
    // It leaves one of its survivor spaces out: 61.9 MiB.
    assertThat(RecordRing.capacityFor(64_880_640)).isEqualTo(1024);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 48, 62, 64, 96, 100, 512, 768, 1_000, 4_096, 30_000})
  void aFullRing_isAThirdOfTheHeapAtMost(int heapMegabytes) {
    long heapBytes = (long) heapMegabytes << 20;
    long records = 2L * RecordRing.capacityFor(heapBytes) * SMALL;

    assertThat(records * 512).isLessThanOrEqualTo(heapBytes / 3);
  }

  @Test
  void smallLists_payWithTheirSlotOnly() {
    offer(100, false);
    for (int i = 0; i < CAPACITY - 2; i++) {
      offer(SMALL, false);
    }

    assertThat(ring.size()).isEqualTo(CAPACITY - 1);
    assertThat(ring.dropped(DropReason.QUEUE_FULL)).isZero();
  }

  @Test
  void largeLists_areBoundedInTheirRecords() {
    offer(56, false);
    offer(56, false);
    SpanRecord refused = offer(17, false);

    assertThat(ring.size()).isEqualTo(2);
    assertThat(ring.dropped(DropReason.QUEUE_FULL)).isEqualTo(17);
    assertThat(refused.takeNext()).as("what a context that lives on would keep").isNull();
  }

  @Test
  void theLastPartOfTheBudget_isForAnomalousLists() {
    offer(95, false);
    offer(18, false);
    assertThat(ring.dropped(DropReason.QUEUE_FULL)).as("112 are for all").isEqualTo(18);

    offer(18, true);
    offer(17, true);
    assertThat(ring.dropped(DropReason.QUEUE_FULL)).as("128 are all there is").isEqualTo(35);

    ring.poll();
    ring.poll();
    offer(100, false);
    offer(28, true);
    assertThat(ring.dropped(DropReason.QUEUE_FULL)).isEqualTo(35);
    assertThat(ring.size()).isEqualTo(2);
  }

  @Test
  void poll_givesTheBudgetBack() {
    for (int i = 0; i < 1_000; i++) {
      SpanRecord large = offer(112, false);
      assertThat(ring.poll()).isSameAs(large);
    }

    assertThat(ring.dropped(DropReason.QUEUE_FULL)).isZero();
  }

  @Test
  void aListThatFindsNoSlot_givesTheBudgetBack() {
    for (int i = 0; i < CAPACITY - 1; i++) {
      offer(1, false);
    }
    for (int i = 0; i < 10; i++) {
      offer(100, false);
    }
    assertThat(ring.dropped(DropReason.QUEUE_FULL)).isEqualTo(1_000);
    drain();

    offer(100, false);
    offer(28, true);
    assertThat(ring.size()).isEqualTo(2);
    assertThat(ring.dropped(DropReason.QUEUE_FULL)).isEqualTo(1_000);
  }

  @Test
  void aListLargerThanTheBudget_goesAlone() {
    offer(900, false);
    assertThat(ring.size()).isEqualTo(1);
    offer(17, true);
    assertThat(ring.dropped(DropReason.QUEUE_FULL)).isEqualTo(17);

    drain();
    offer(17, false);
    offer(900, true);
    assertThat(ring.size()).isEqualTo(1);
    assertThat(ring.dropped(DropReason.QUEUE_FULL)).isEqualTo(17 + 900);
  }

  @Test
  void aRootThatTwoThreadsEnd_isHandedOverOnce() {
    SpanRecord root = new InternalRecord(thread, null);
    LocalTrace trace = (LocalTrace) root.localTrace();
    for (int i = 1; i < 100; i++) {
      trace.finished(new InternalRecord(thread, root), ring);
    }
    trace.finished(root, ring);
    trace.finished(root, ring);

    assertThat(ring.poll()).isSameAs(root);
    assertThat(ring.poll()).isNull();
    assertThat(root.count()).isEqualTo(100);
    offer(112, false);
    offer(17, true);
    assertThat(ring.dropped(DropReason.QUEUE_FULL)).as("the budget is as it was").isEqualTo(17);
  }

  /** Ends a trace of so many records. */
  private SpanRecord offer(int records, boolean anomalous) {
    SpanRecord root = new InternalRecord(thread, null);
    LocalTrace trace = (LocalTrace) root.localTrace();
    for (int i = 1; i < records; i++) {
      trace.finished(new InternalRecord(thread, root), ring);
    }
    if (anomalous) {
      root.thrown = new IllegalStateException("broken");
    }
    trace.finished(root, ring);
    return root;
  }

  private void drain() {
    while (ring.poll() != null) {}
  }
}
