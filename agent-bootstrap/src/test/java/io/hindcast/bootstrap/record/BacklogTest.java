package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacklogTest {
  private final Backlog backlog = new Backlog();
  private final ThreadContext taker = ThreadContext.get();

  private record Handed(Context context, int moment) {}

  /** Beside a plain list. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void randomUse(long seed) {
    Random random = new Random(seed);
    List<Context> contexts = List.of(context(1), context(2), context(3), context(4));
    List<Handed> model = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Context context = contexts.get(random.nextInt(contexts.size()));
      // Rises above many sizes of the ring, and falls to nothing.
      int adds = i / 500 % 2 == 0 ? 6 : 3;
      int what = random.nextInt(10);
      if (what < adds) {
        backlog.addNewest(context, i + 1);
        model.add(new Handed(context, i + 1));
      } else if (what == 6) {
        assertThat(backlog.takeBack(context))
            .as("seed %d, step %d", seed, i)
            .isEqualTo(takeBack(model, context));
      } else {
        takeOldest(model, seed, i);
      }
      assertThat(backlog.size()).isEqualTo(model.size());
    }
  }

  private void takeOldest(List<Handed> model, long seed, int step) {
    Context oldest = backlog.takeOldest(taker);
    if (model.isEmpty()) {
      assertThat(oldest).isNull();
      return;
    }
    Handed expected = model.remove(0);
    assertThat(oldest).as("seed %d, step %d", seed, step).isSameAs(expected.context);
    assertThat(taker.handedOver()).as("seed %d, step %d", seed, step).isEqualTo(expected.moment);
  }

  private static boolean takeBack(List<Handed> model, Context context) {
    for (int i = model.size() - 1; i >= 0; i--) {
      if (model.get(i).context == context) {
        model.remove(i);
        return true;
      }
    }
    return false;
  }

  @Test
  void whatIsTaken_isNotHeldAnyMore_norToldWhereNobodyAsks() {
    taker.setHandedOver(99);
    backlog.addNewest(context(1), 7);

    assertThat(backlog.takeOldest(null)).isNotNull();
    assertThat(taker.handedOver()).isEqualTo(99);
    assertThat(backlog.takeOldest(taker)).isNull();
    assertThat(backlog.size()).isZero();
  }

  private static Context context(long id) {
    return new RemoteParent(id, id, id, 0, null, null);
  }
}
