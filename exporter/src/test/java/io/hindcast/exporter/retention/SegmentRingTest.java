package io.hindcast.exporter.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SegmentRingTest {
  private static final int CAPACITY = 4_096;

  private final SegmentRing ring = new SegmentRing(ByteBuffer.allocateDirect(CAPACITY));

  private record Stored(int at, long root, byte content, int bytes) {}

  /** What was put in is there until it was evicted, in the order in which it came. */
  @Test
  void segments_areNotOverwritten() {
    Random random = new Random(Seeds.SEED);
    Deque<Stored> stored = new ArrayDeque<>();
    long evicted = 0;
    for (int step = 0; step < 20_000; step++) {
      int bytes = random.nextInt(step % 3 == 0 ? CAPACITY / 2 : 100);
      int at = ring.place(SegmentRing.lengthFor(bytes));
      while (at == SegmentRing.NONE) {
        assertThat(ring.oldestAt()).isEqualTo(stored.removeFirst().at);
        ring.evict();
        evicted++;
        at = ring.place(SegmentRing.lengthFor(bytes));
      }
      byte[] content = new byte[bytes + 5];
      Arrays.fill(content, (byte) step);
      assertThat(ring.next()).isEqualTo(step);
      ring.append(at, SegmentRing.NONE, step + 1L, -step, content, bytes);
      stored.addLast(new Stored(at, step + 1L, (byte) step, bytes));
      assertThat(ring.oldest()).isEqualTo(evicted);
      long used = 0;
      for (Stored one : stored) {
        used += SegmentRing.lengthFor(one.bytes);
        check(one);
      }
      assertThat(ring.used()).isEqualTo(used).isLessThanOrEqualTo(CAPACITY);
    }
  }

  private void check(Stored one) {
    byte[] copy = ring.copy(one.at);
    boolean same = copy.length >= one.bytes && copy.length < one.bytes + SegmentRing.ALIGNMENT;
    for (int i = 0; i < one.bytes; i++) {
      same &= copy[i] == one.content;
    }
    assertThat(same && ring.root(one.at) == one.root && ring.endedNanos(one.at) == 1 - one.root)
        .as("seed %d, segment %s", Seeds.SEED, one)
        .isTrue();
    assertThat(ring.previous(one.at)).isEqualTo(SegmentRing.NONE);
  }

  @Test
  void aSegmentOfAllTheRing_fits() {
    byte[] all = new byte[CAPACITY - SegmentRing.HEADER];
    for (int i = 0; i < 3; i++) {
      int at = ring.place(CAPACITY);
      if (at == SegmentRing.NONE) {
        ring.evict();
        at = ring.place(CAPACITY);
      }
      assertThat(at).isZero();
      ring.append(at, SegmentRing.NONE, 1, 0, all, all.length);
      assertThat(ring.used()).isEqualTo(CAPACITY);
    }
  }
}
