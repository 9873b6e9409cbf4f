package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class WeakIdentityMapTest {
  private final Set<Integer> abandoned = new HashSet<>();
  private final WeakIdentityMap<Integer> map = new WeakIdentityMap<>(abandoned::add);

  /** Equal to all of its kind, and not to be asked about it. */
  private record Same() {
    @Override
    public int hashCode() {
      throw new AssertionError("the application's code must not run");
    }
  }

  @Test
  void get_ofAnEqualObject_findsNothing() {
    Same first = new Same();
    map.put(first, 1);

    assertThat(map.get(first)).isEqualTo(1);
    assertThat(map.get(new Same())).isNull();
  }

  @Test
  void put_twice_keepsTheLast() {
    Object key = new Object();
    map.put(key, 1);
    map.put(key, 2);

    assertThat(map.remove(key)).isEqualTo(2);
    assertThat(map.get(key)).isNull();
  }

  @Test
  void put_afterKeysWereCollected_handsOverTheirValues() {
    int keys = 1_000;
    for (int i = 0; i < keys; i++) {
      map.put(new Object(), i);
    }
    Object kept = new Object();
    long giveUp = System.nanoTime() + 20_000_000_000L;
    while (abandoned.size() < keys && System.nanoTime() < giveUp) {
      System.gc();
      LockSupport.parkNanos(1_000_000);
      map.put(kept, -1);
    }

    assertThat(abandoned).hasSize(keys);
    assertThat(map.get(kept)).isEqualTo(-1);
  }
}
