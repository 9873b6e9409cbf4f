package io.hindcast.exporter.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpanIdTableTest {
  private static final long SEED = Long.getLong("table.seed", System.nanoTime());

  /** Few last bits, so that ids meet in their slots. */
  @ParameterizedTest
  @ValueSource(ints = {2, 6, 64})
  void table_isAsAMap(int lastBits) {
    SplittableRandom random = new SplittableRandom(SEED);
    SpanIdTable table = new SpanIdTable(10);
    Map<Long, Integer> map = new HashMap<>();
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      long id = random.nextLong();
      ids.add(lastBits == 64 ? id : (id << 32) | random.nextInt(1 << lastBits) | (1L << 31));
    }
    for (int step = 0; step < 20_000; step++) {
      long id = ids.get(random.nextInt(ids.size()));
      if (random.nextInt(3) == 0) {
        table.remove(id);
        map.remove(id);
      } else {
        table.put(id, step);
        map.put(id, step);
      }
      assertThat(table.size()).as("seed %d, step %d", SEED, step).isEqualTo(map.size());
      long asked = ids.get(random.nextInt(ids.size()));
      assertThat(table.get(asked))
          .as("seed %d, step %d", SEED, step)
          .isEqualTo(map.getOrDefault(asked, SpanIdTable.NONE));
    }
    for (long id : ids) {
      assertThat(table.get(id)).isEqualTo(map.getOrDefault(id, SpanIdTable.NONE));
    }
  }

  @Test
  void clear_takesAllOut() {
    SpanIdTable table = new SpanIdTable(0);
    table.put(1, 1);
    table.put(2, 2);

    table.clear(10_000);

    assertThat(table.size()).isZero();
    assertThat(table.get(1)).isEqualTo(SpanIdTable.NONE);
    table.put(1, 7);
    table.clear(0);
    assertThat(table.get(1)).isEqualTo(SpanIdTable.NONE);
  }
}
