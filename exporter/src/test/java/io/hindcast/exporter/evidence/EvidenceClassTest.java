package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.KeepReason;
import io.hindcast.exporter.trace.Kept;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvidenceClassTest {
  private final EvidenceClass one = new EvidenceClass(null);

  @BeforeEach
  void emptyRing() {
    Records.drain();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void loseLast_takesTheLargest(long seed) {
    new InternalRecord(Records.thread()).end();
    AssembledTrace trace = Requests.only(new FakeClock());
    Random random = new Random(seed);
    PriorityQueue<Long> model = new PriorityQueue<>(Comparator.reverseOrder());
    for (int i = 0; i < 2_000; i++) {
      if (model.isEmpty() || random.nextInt(5) < 3) {
        long randomness = random.nextInt(500);
        model.add(randomness);
        one.add(new Candidate(i, randomness, trace, Kept.of(KeepReason.SLOW.bit())));
      } else {
        assertThat(one.last().randomness).isEqualTo(model.poll());
        one.loseLast();
      }
      assertThat(one.size()).isEqualTo(model.size());
    }
    assertThat(one.lost()).isPositive();
  }

  @Test
  void class_takesPartUntilItIsCleared() {
    assertThat(one.isInWindow()).isFalse();
    one.enter();
    assertThat(one.isInWindow()).isTrue();

    one.clear();

    assertThat(one.isInWindow()).isFalse();
  }
}
