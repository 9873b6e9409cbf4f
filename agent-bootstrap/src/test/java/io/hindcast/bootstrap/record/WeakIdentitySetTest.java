package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WeakIdentitySetTest {
  private final List<Named> abandoned = new ArrayList<>();
  private final WeakIdentitySet<Named> set = new WeakIdentitySet<>(abandoned::add);

  private static final class Named extends WeakIdentitySet.Entry {
    final int number;

    Named(Object object, int number, WeakIdentitySet<?> set) {
      super(object, set);
      this.number = number;
    }
  }

  @Test
  void moreObjectsThanBins_areAllFoundUntilTheyAreRemoved() {
    List<Object> objects = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      objects.add(new Object());
      set.add(new Named(objects.get(i), i, set));
    }
    for (int i = 0; i < objects.size(); i += 2) {
      Named removed = set.remove(objects.get(i));
      assertThat(removed).isNotNull();
      assertThat(removed.number).isEqualTo(i);
    }

    for (int i = 0; i < objects.size(); i++) {
      Named found = set.find(objects.get(i));
      assertThat(found == null ? -1 : found.number).isEqualTo(i % 2 == 0 ? -1 : i);
    }
    assertThat(abandoned).isEmpty();
  }

  @Test
  void objectsOfSeveralThreads_areNeverLost() throws Exception {
    int threads = 4;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int seed = thread;
        tasks.add(() -> addAndRemove(new Random(seed)));
      }
      for (Future<Integer> lost : executor.invokeAll(tasks)) {
        assertThat(lost.get()).isZero();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  /** Keeps some 50,000 objects, so that chains are long and change at all their places. */
  private int addAndRemove(Random random) {
    Object[] objects = new Object[50_000];
    int lost = 0;
    for (int step = 0; step < 600_000; step++) {
      int at = random.nextInt(objects.length);
      Object object = objects[at];
      if (object == null) {
        objects[at] = new Object();
        set.add(new Named(objects[at], at, set));
      } else {
        Named entry = random.nextBoolean() ? set.find(object) : set.remove(object);
        if (entry == null || entry.number != at) {
          lost++;
        } else if (set.find(object) == null) {
          objects[at] = null;
        }
      }
    }
    return lost;
  }

  @Test
  void objectThatSeveralThreadsRemove_goesToOne() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 2_000; round++) {
        Object object = new Object();
        set.add(new Named(object, round, set));
        AtomicInteger taken = new AtomicInteger();
        Callable<Object> take =
            () -> set.remove(object) == null ? taken.get() : taken.incrementAndGet();
        for (Future<Object> done : executor.invokeAll(List.of(take, take))) {
          done.get();
        }
        assertThat(taken.get()).isEqualTo(1);
      }
    } finally {
      executor.shutdownNow();
    }
  }
}
