package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class WeakIdentityMapTest {
  private final List<String> abandoned = new ArrayList<>();
  private final WeakIdentityMap<String> map = new WeakIdentityMap<>(abandoned::add);

  @Test
  void equalKeys_areTwo() {
    List<String> one = new ArrayList<>();
    List<String> other = new ArrayList<>();
    map.put(one, "one");
    map.put(other, "other");

    assertThat(map.get(one)).isEqualTo("one");
    assertThat(map.get(other)).isEqualTo("other");
    assertThat(map.get(new ArrayList<>())).isNull();
  }

  @Test
  void put_replaces() {
    Object key = new Object();
    map.put(key, "old");
    map.put(key, "new");

    assertThat(map.remove(key)).isEqualTo("new");
    assertThat(map.remove(key)).isNull();
    assertThat(map.get(key)).isNull();
    assertThat(abandoned).isEmpty();
  }

  @Test
  void keyThatChangesItsHashCode_isFound() {
    List<String> key = new ArrayList<>();
    map.put(key, "kept");
    key.add("changed");

    assertThat(map.get(key)).isEqualTo("kept");
  }

  @Test
  void values_areThoseThatAreThere() {
    Object one = new Object();
    Object other = new Object();
    Object removed = new Object();
    map.put(one, "old");
    map.put(one, "one");
    map.put(other, "other");
    map.put(removed, "removed");
    map.remove(removed);

    assertThat(map.values()).containsExactlyInAnyOrder("one", "other");
    assertThat(map.get(one)).as("and its key is").isEqualTo("one");
    assertThat(map.get(other)).as("and its key is").isEqualTo("other");
  }

  @Test
  void valueOfACollectedKey_isHandedOverByTheNextPut() {
    Object removed = new Object();
    map.put(removed, "removed");
    map.remove(removed);
    WeakReference<Object> key = putNew("lost");
    Object kept = new Object();

    while (abandoned.isEmpty()) {
      System.gc();
      LockSupport.parkNanos(1_000_000);
      map.put(kept, "kept");
    }

    assertThat(key.get()).isNull();
    assertThat(abandoned).containsExactly("lost");
    assertThat(map.get(kept)).isEqualTo("kept");
  }

  private WeakReference<Object> putNew(String value) {
    Object key = new Object();
    map.put(key, value);
    return new WeakReference<>(key);
  }
}
