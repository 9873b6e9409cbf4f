package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeft.class)
class ThreadContextTest {
  private final ThreadContext thread = ThreadContext.get();

  @Test
  void get_isTheSameOnOneThreadAndAnotherOnAnother() throws Exception {
    assertThat(ThreadContext.get()).isSameAs(thread);

    FutureTask<ThreadContext> others = new FutureTask<>(ThreadContext::get);
    Thread other = new Thread(others);
    other.start();

    assertThat(others.get()).isNotSameAs(thread);
    other.join();
  }

  @Test
  void swap_returnsWhatWasCurrent() {
    RemoteParent remote = new RemoteParent(1, 2, 3, 1, null, null);
    SpanRecord record = new InternalRecord(thread);

    assertThat(thread.swap(remote)).isNull();
    assertThat(thread.span()).as("a remote parent is no span of this process").isNull();
    assertThat(thread.swap(record)).isSameAs(remote);
    assertThat(thread.span()).isSameAs(record);
    assertThat(thread.swap(null)).isSameAs(record);
  }

  @Test
  void suppression_nests() {
    thread.suppress();
    thread.suppress();
    thread.resume();
    assertThat(thread.isSuppressed()).isTrue();
    thread.resume();
    assertThat(thread.isSuppressed()).isFalse();
  }

  @Test
  void ids_areNotZeroAndDoNotRepeatOverThreads() throws Exception {
    int threads = 8;
    int each = 50_000;
    List<FutureTask<long[]>> sequences = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      FutureTask<long[]> sequence =
          new FutureTask<>(
              () -> {
                ThreadContext own = ThreadContext.get();
                long[] ids = new long[each];
                for (int n = 0; n < each; n++) {
                  ids[n] = own.nextId();
                }
                return ids;
              });
      sequences.add(sequence);
      new Thread(sequence).start();
    }
    Set<Long> seen = new HashSet<>();
    for (FutureTask<long[]> sequence : sequences) {
      for (long id : sequence.get()) {
        assertThat(id).isNotZero();
        assertThat(seen.add(id)).as("first time").isTrue();
      }
    }
    assertThat(seen).hasSize(threads * each);
  }

  @Test
  void idBits_areSetHalfTheTime() {
    int rounds = 20_000;
    int[] set = new int[Long.SIZE];
    for (int i = 0; i < rounds; i++) {
      long id = thread.nextId();
      for (int bit = 0; bit < Long.SIZE; bit++) {
        set[bit] += (int) (id >>> bit & 1);
      }
    }
    // Six standard deviations of a fair coin: fails once in 500 million runs.
    double deviation = 6 * Math.sqrt(rounds) / 2;
    for (int count : set) {
      assertThat((double) count).isBetween(rounds / 2.0 - deviation, rounds / 2.0 + deviation);
    }
  }

  @Test
  void steps_areOddAndDiffer() {
    Set<Long> steps = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      long step = IdSeed.nextStep();
      assertThat(step & 1).isEqualTo(1);
      assertThat(Long.bitCount(step ^ (step >>> 1))).isGreaterThanOrEqualTo(24);
      steps.add(step);
    }
    assertThat(steps).hasSize(10_000);
  }
}
