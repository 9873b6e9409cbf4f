package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CarriedContextsTest {
  private static final long SEED = 20_261_121;

  private final Carrier carrier = new Carrier();
  private final ThreadContext thread = ThreadContext.get();

  /** As a woven class. */
  private static final class Carrier implements ContextsCarrier {
    private @Nullable CarriedContexts newest;

    @Override
    public @Nullable CarriedContexts hindcastContexts() {
      return newest;
    }

    @Override
    public void hindcastContexts(@Nullable CarriedContexts to) {
      newest = to;
    }
  }

  private Context context() {
    return new InternalRecord(thread, null);
  }

  @Test
  void nothing_ofNobody() {
    assertThat(CarriedContexts.of(carrier, "one")).isNull();
    assertThat(CarriedContexts.take(carrier, "one")).isNull();
  }

  @Test
  void one_isSeenUntilItIsTaken() {
    Context context = context();
    CarriedContexts.put(carrier, "one", context);

    assertThat(CarriedContexts.of(carrier, "other")).isNull();
    assertThat(CarriedContexts.of(carrier, "one")).isSameAs(context);
    assertThat(CarriedContexts.take(carrier, "one")).isSameAs(context);
    assertThat(carrier.newest).isNull();
  }

  @Test
  void several_ofOne_areTakenInTheirOrder() {
    List<Context> contexts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      contexts.add(context());
      CarriedContexts.put(carrier, "one", contexts.get(i));
    }

    assertThat(CarriedContexts.take(carrier, "one")).isSameAs(contexts.get(0));
    assertThat(CarriedContexts.take(carrier, "one")).isSameAs(contexts.get(1));
    assertThat(CarriedContexts.take(carrier, "one")).isSameAs(contexts.get(2));
    assertThat(carrier.newest).isNull();
  }

  @Test
  void anyOrder_isThatOfQueues() {
    SplittableRandom random = new SplittableRandom(SEED);
    Map<String, Deque<Context>> model = new HashMap<>();
    String[] names = {"a", "b", "c", "d"};
    for (int i = 0; i < 20_000; i++) {
      String name = names[random.nextInt(names.length)];
      Deque<Context> expected = model.computeIfAbsent(name, key -> new ArrayDeque<>());
      if (random.nextInt(2) == 0) {
        Context context = context();
        expected.add(context);
        CarriedContexts.put(carrier, name, context);
      } else {
        assertThat(CarriedContexts.of(carrier, name)).isSameAs(expected.peek());
        assertThat(CarriedContexts.take(carrier, name))
            .as("seed %s", SEED)
            .isSameAs(expected.poll());
      }
    }
  }
}
