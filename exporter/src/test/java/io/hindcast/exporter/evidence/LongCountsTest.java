package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LongCountsTest {
  private final LongCounts counts = new LongCounts();

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1_000, 10_000})
  void randomNumbers_areCountedAsAMapDoes(int different) {
    Random random = new Random(different);
    for (int trace = 0; trace < 3; trace++) {
      Map<Long, Integer> model = new HashMap<>();
      for (int i = 0; i < 3 * different; i++) {
        long number = random.nextInt(different) + 1L;
        assertThat(counts.add(number)).isEqualTo(model.merge(number, 1, Integer::sum));
      }
      counts.clear();
    }
  }

  @Test
  void tooManyNumbers_areNotCounted() {
    for (long i = 1; i <= LongCounts.MOST; i++) {
      assertThat(counts.add(i)).isEqualTo(1);
    }

    assertThat(counts.add(LongCounts.MOST + 1)).isZero();
    assertThat(counts.add(1)).isEqualTo(2);
  }
}
