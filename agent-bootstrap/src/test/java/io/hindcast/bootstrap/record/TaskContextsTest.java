package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeft.class)
class TaskContextsTest {
  private final Object pool = new Object();
  private final Object otherPool = new Object();
  private final Object task = new Object();
  private final Context first = context(1);
  private final Context second = context(2);
  private final Context third = context(3);

  @AfterEach
  void nothingWaits() {
    assertThat(TaskContexts.waiting()).isZero();
    assertThat(TaskContexts.isEmpty()).isTrue();
  }

  @Test
  void take_givesWhatWasPutAndForgetsIt() {
    assertThat(TaskContexts.take(pool, task)).isNull();
    assertThat(TaskContexts.put(pool, task, first, Moment.NONE)).isNotNull();
    assertThat(TaskContexts.isEmpty()).isFalse();

    assertThat(TaskContexts.take(pool, task)).isSameAs(first);
    assertThat(TaskContexts.take(pool, task)).isNull();
  }

  @Test
  void taskWithAField_carriesTheLatest() {
    Carrying carrying = new Carrying();
    ThreadContext taker = ThreadContext.get();
    assertThat(TaskContexts.mayHave(carrying)).isFalse();
    TaskContexts.put(pool, carrying, first, Moment.NONE);
    TaskContexts.put(pool, carrying, second, 42);
    assertThat(TaskContexts.isEmpty()).isTrue();
    assertThat(TaskContexts.mayHave(carrying)).isTrue();
    TaskContexts.doubt(pool, carrying);

    assertThat(TaskContexts.take(pool, carrying, taker)).isSameAs(second);
    assertThat(taker.handedOver()).isEqualTo(42);
    assertThat(TaskContexts.take(pool, carrying, taker)).isNull();
    assertThat(TaskContexts.mayHave(carrying)).isFalse();
  }

  @Test
  void taskWithAField_givesBackItsOwnContextOnly() {
    Carrying carrying = new Carrying();
    TaskContexts.put(pool, carrying, first, Moment.NONE);

    assertThat(TaskContexts.takeBack(pool, carrying, second)).isFalse();
    assertThat(TaskContexts.takeBack(pool, carrying, first)).isTrue();
    assertThat(TaskContexts.takeBack(pool, carrying, first)).isFalse();
  }

  private static final class Carrying implements TaskMoment {
    private @Nullable Context context;
    private int moment;

    @Override
    public @Nullable Context hindcastContext() {
      return context;
    }

    @Override
    public void hindcastContext(@Nullable Context to) {
      context = to;
    }

    @Override
    public int hindcastMoment() {
      return moment;
    }

    @Override
    public void hindcastMoment(int to) {
      moment = to;
    }
  }

  @Test
  void oneTaskInTwoPools_hasAContextInEach() {
    TaskContexts.put(pool, task, first, Moment.NONE);
    TaskContexts.put(otherPool, task, second, Moment.NONE);
    TaskContexts.put(null, task, third, Moment.NONE);

    assertThat(TaskContexts.take(otherPool, task)).isSameAs(second);
    assertThat(TaskContexts.take(null, task)).isSameAs(third);
    assertThat(TaskContexts.take(pool, task)).isSameAs(first);
  }

  @Test
  void oneTaskSeveralTimes_isFirstInFirstOut() {
    TaskContexts.put(pool, task, first, Moment.NONE);
    TaskContexts.put(pool, task, second, Moment.NONE);
    TaskContexts.put(pool, task, first, Moment.NONE);
    TaskContexts.put(pool, task, third, Moment.NONE);

    assertThat(takeAll()).containsExactly(first, second, first, third);
  }

  @Test
  void take_tellsWhenItWasHandedOver() {
    ThreadContext thread = ThreadContext.get();
    Object other = new Object();
    TaskContexts.put(pool, task, first, 11);
    TaskContexts.put(pool, task, second, 12);
    TaskContexts.put(pool, other, third, 13);

    assertThat(TaskContexts.take(pool, task, thread)).isSameAs(first);
    assertThat(thread.handedOver()).isEqualTo(11);
    assertThat(TaskContexts.take(pool, other, thread)).isSameAs(third);
    assertThat(thread.handedOver()).isEqualTo(13);
    assertThat(TaskContexts.take(pool, task, thread)).isSameAs(second);
    assertThat(thread.handedOver()).isEqualTo(12);
  }

  @Test
  void takeBack_leavesTheOthersTheirMoments() {
    ThreadContext thread = ThreadContext.get();
    TaskContexts.put(pool, task, first, 11);
    TaskContexts.put(pool, task, second, 12);
    TaskContexts.put(pool, task, third, 13);

    assertThat(TaskContexts.takeBack(pool, task, second)).isTrue();

    assertThat(TaskContexts.take(pool, task, thread)).isSameAs(first);
    assertThat(thread.handedOver()).isEqualTo(11);
    assertThat(TaskContexts.take(pool, task, thread)).isSameAs(third);
    assertThat(thread.handedOver()).isEqualTo(13);
  }

  @Test
  void takeBack_takesTheNewestOfItsContext() {
    TaskContexts.put(pool, task, first, Moment.NONE);
    TaskContexts.put(pool, task, second, Moment.NONE);
    TaskContexts.put(pool, task, first, Moment.NONE);
    TaskContexts.put(pool, task, third, Moment.NONE);

    assertThat(TaskContexts.takeBack(pool, task, first)).isTrue();
    assertThat(TaskContexts.takeBack(otherPool, task, first)).isFalse();
    assertThat(takeAll()).containsExactly(first, second, third);
    assertThat(TaskContexts.takeBack(pool, task, first)).isFalse();
  }

  @Test
  void takeBack_ofTheOnlyOne() {
    TaskContexts.put(pool, task, first, Moment.NONE);

    assertThat(TaskContexts.takeBack(pool, task, second)).isFalse();
    assertThat(TaskContexts.takeBack(pool, task, first)).isTrue();
    assertThat(TaskContexts.take(pool, task)).isNull();
  }

  @Test
  void aDoubtfulContext_isThereForWhoeverBeginsTheTask() {
    ThreadContext thread = ThreadContext.get();
    TaskContexts.put(pool, task, first, 11);
    TaskContexts.doubt(pool, task);
    TaskContexts.doubt(otherPool, task);

    assertThat(TaskContexts.take(pool, task, thread)).isSameAs(first);
    assertThat(thread.handedOver()).isEqualTo(11);
    TaskContexts.doubt(pool, task);
    TaskContexts.put(pool, task, second, Moment.NONE);
    TaskContexts.put(pool, task, third, Moment.NONE);
    assertThat(takeAll()).containsExactly(second, third);
  }

  @Test
  void aDoubtfulContext_isForgottenWhenTheTaskIsHandedOverAgain() {
    TaskContexts.put(pool, task, first, Moment.NONE);
    TaskContexts.doubt(pool, task);
    TaskContexts.doubt(pool, task);
    TaskContexts.put(pool, task, second, Moment.NONE);
    TaskContexts.put(pool, task, third, Moment.NONE);

    assertThat(takeAll()).containsExactly(second, third);
  }

  @Test
  void aDoubtfulContext_ofSeveral_isForgottenAtOnce() {
    TaskContexts.put(pool, task, first, Moment.NONE);
    TaskContexts.put(pool, task, second, Moment.NONE);
    TaskContexts.put(pool, task, third, Moment.NONE);
    TaskContexts.doubt(pool, task);
    assertThat(TaskContexts.take(pool, task)).isSameAs(second);
    TaskContexts.doubt(pool, task);
    TaskContexts.put(pool, task, first, Moment.NONE);

    assertThat(takeAll()).containsExactly(first);
  }

  @Test
  void whatIsPutBack_waitsWhereItWas() {
    Object place = Objects.requireNonNull(TaskContexts.put(pool, task, first, Moment.NONE));
    TaskContexts.put(pool, task, second, Moment.NONE);
    assertThat(TaskContexts.place(pool, task)).isSameAs(place);
    assertThat(TaskContexts.takeBack(place, first)).isTrue();
    TaskContexts.putBack(place, first);

    assertThat(takeAll()).containsExactly(second, first);
    assertThat(TaskContexts.takeBack(place, first)).isFalse();
  }

  @Test
  void whatIsPutBackWhereNothingIsLeft_isForgotten() {
    Object place = Objects.requireNonNull(TaskContexts.put(pool, task, first, Moment.NONE));
    assertThat(TaskContexts.takeBack(place, first)).isTrue();
    TaskContexts.putBack(place, first);

    assertThat(TaskContexts.isEmpty()).isTrue();
    assertThat(TaskContexts.place(pool, task)).isNull();
    assertThat(TaskContexts.takeBack(place, first)).isFalse();
  }

  @Test
  void taskWithAField_isItsOwnPlace() {
    Carrying carrying = new Carrying();
    assertThat(TaskContexts.place(pool, carrying)).isNull();
    assertThat(TaskContexts.put(pool, carrying, first, Moment.NONE)).isSameAs(carrying);
    assertThat(TaskContexts.place(pool, carrying)).isSameAs(carrying);
    assertThat(TaskContexts.takeBack(carrying, second)).isFalse();
    assertThat(TaskContexts.takeBack(carrying, first)).isTrue();
    TaskContexts.putBack(carrying, first);

    assertThat(TaskContexts.take(pool, carrying)).isSameAs(first);
  }

  @Test
  void aDoubtfulContext_canBeTakenBack() {
    TaskContexts.put(pool, task, first, Moment.NONE);
    TaskContexts.doubt(pool, task);
    assertThat(TaskContexts.takeBack(pool, task, first)).isTrue();
    TaskContexts.put(pool, task, second, Moment.NONE);
    TaskContexts.put(pool, task, third, Moment.NONE);

    assertThat(takeAll()).containsExactly(second, third);
  }

  @Test
  void tasks_areToldApartByIdentity() {
    String left = new String("same");
    String right = new String("same");
    TaskContexts.put(pool, left, first, Moment.NONE);

    assertThat(TaskContexts.take(pool, right)).isNull();
    assertThat(TaskContexts.take(pool, left)).isSameAs(first);
  }

  @Test
  void collectedTasks_takeTheirContextsAlong() {
    WeakReference<Context> context = putForTaskThatIsDropped();

    awaitCollected(context);

    TaskContexts.put(pool, task, second, Moment.NONE);
    assertThat(TaskContexts.take(pool, task)).isSameAs(second);
  }

  private WeakReference<Context> putForTaskThatIsDropped() {
    Context context = context(4);
    for (int i = 0; i < 100; i++) {
      Object dropped = new Object();
      TaskContexts.put(pool, dropped, context, Moment.NONE);
      if (i % 2 == 0) {
        TaskContexts.put(pool, dropped, context, Moment.NONE);
      }
      if (i % 3 == 0) {
        TaskContexts.doubt(pool, dropped);
      }
    }
    return new WeakReference<>(context);
  }

  private static void awaitCollected(WeakReference<Context> context) {
    for (int i = 0; i < 200 && (TaskContexts.waiting() > 0 || !context.refersTo(null)); i++) {
      System.gc();
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(context.refersTo(null)).as("the context was collected").isTrue();
  }

  @Test
  void aSharedTask_isNotSlowByItsBacklog() {
    int backlog = 200_000;
    for (int i = 0; i < backlog; i++) {
      TaskContexts.put(pool, task, i == 0 ? first : second, Moment.NONE);
    }

    assertThat(TaskContexts.take(pool, task)).isSameAs(first);
    for (int i = 1; i < backlog; i++) {
      assertThat(TaskContexts.take(pool, task)).isSameAs(second);
    }
  }

  @Test
  void beyondTheCap_contextsAreLostAndCounted() {
    long lostBefore = TaskContexts.lost();
    for (int i = 0; i < TaskContexts.MAX_WAITING; i++) {
      TaskContexts.put(pool, task, first, Moment.NONE);
    }

    assertThat(TaskContexts.put(pool, new Object(), second, Moment.NONE)).isNull();
    assertThat(TaskContexts.put(pool, task, second, Moment.NONE)).isNull();
    assertThat(TaskContexts.lost() - lostBefore).isEqualTo(2);

    assertThat(takeAll()).hasSize(TaskContexts.MAX_WAITING).doesNotContain(second);
  }

  /** Producers and consumers over unique and shared tasks: each task gets a context of its own. */
  @Test
  void manyThreads_eachTaskGetsItsContext() throws Exception {
    long seed = 20_261_121;
    int threads = 4;
    int rounds = 60_000;
    AtomicInteger wrong = new AtomicInteger();
    List<Object> shared = List.of(new Object(), new Object(), new Object());
    ConcurrentLinkedQueue<Handed> queue = new ConcurrentLinkedQueue<>();
    CountDownLatch done = new CountDownLatch(threads);
    List<Thread> workers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      Random random = new Random(seed + t);
      Thread worker =
          new Thread(
              () -> {
                for (int i = 0; i < rounds; i++) {
                  if (random.nextInt(4) == 0) {
                    Object one = shared.get(random.nextInt(shared.size()));
                    TaskContexts.put(pool, one, first, Moment.NONE);
                    queue.add(new Handed(one, first));
                  } else {
                    Handed handed = new Handed(new Object(), context(i + 1));
                    TaskContexts.put(pool, handed.task, handed.own, Moment.NONE);
                    queue.add(handed);
                  }
                  if (random.nextInt(8) != 0) {
                    wrong.addAndGet(check(queue.poll()));
                  }
                }
                done.countDown();
              });
      workers.add(worker);
      worker.start();
    }
    done.await();
    for (Handed left = queue.poll(); left != null; left = queue.poll()) {
      wrong.addAndGet(check(left));
    }
    for (Thread worker : workers) {
      worker.join();
    }

    assertThat(wrong).as("seed %s", seed).hasValue(0);
    for (Object one : shared) {
      assertThat(TaskContexts.take(pool, one)).isNull();
    }
  }

  /** A task and the context it was handed over under. */
  private record Handed(Object task, Context own) {}

  private int check(@Nullable Handed handed) {
    if (handed == null) {
      return 0;
    }
    return TaskContexts.take(pool, handed.task) == handed.own ? 0 : 1;
  }

  private List<Context> takeAll() {
    List<Context> taken = new ArrayList<>();
    Context context = TaskContexts.take(pool, task);
    while (context != null) {
      taken.add(context);
      context = TaskContexts.take(pool, task);
    }
    return Collections.unmodifiableList(taken);
  }

  private static Context context(long id) {
    return new RemoteParent(id, id, id, 0, null, null);
  }
}
