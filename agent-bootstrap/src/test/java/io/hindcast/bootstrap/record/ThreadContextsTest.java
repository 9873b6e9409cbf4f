package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeft.class)
class ThreadContextsTest {
  private final ThreadContexts contexts = new ThreadContexts();

  @Test
  void threadInsideOfAnOperation_isSeenByAnother() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    FutureTask<SpanRecord> work =
        new FutureTask<>(
            () -> {
              ThreadContext own = ThreadContext.get();
              InternalRecord record = new InternalRecord(own);
              record.activate(own);
              inside.countDown();
              asked.await();
              record.deactivate(own);
              record.end();
              return record;
            });
    Thread other = new Thread(work, "busy");
    other.start();
    inside.await();

    List<ActiveThread> active = activeOf(other);
    asked.countDown();

    assertThat(active).singleElement().extracting(ActiveThread::span).isSameAs(work.get());
    assertThat(NothingLeft.drain()).hasSize(1);
    assertThat(activeOf(other)).isEmpty();
    other.join();
  }

  private static List<ActiveThread> activeOf(Thread thread) {
    return ThreadContexts.active().stream().filter(found -> found.thread() == thread).toList();
  }

  @Test
  void threadThatWorksOnNothing_isNotListed() {
    ThreadContext holder = new ThreadContext();
    contexts.add(holder);
    assertThat(contexts.read()).isEmpty();

    holder.swap(new RemoteParent(1, 2, 3, 1, null, null));
    assertThat(contexts.read()).as("a remote parent is no operation of this process").isEmpty();

    SpanRecord record = new InternalRecord(holder);
    holder.swap(record);
    assertThat(contexts.read()).containsExactly(new ActiveThread(Thread.currentThread(), record));
  }

  @Test
  void holdersThatAreHeld_areAllThere_howeverManyCame() {
    List<ThreadContext> held = new ArrayList<>();
    for (int i = 0; i < 10 * ThreadContexts.SMALL; i++) {
      ThreadContext holder = new ThreadContext();
      holder.swap(new InternalRecord(holder));
      held.add(holder);
      contexts.add(holder);
    }
    assertThat(contexts.read()).hasSameSizeAs(held);
    assertThat(contexts.size()).isEqualTo(held.size());
  }

  @Test
  void threadsThatComeAndGo_leaveNothingBehind() {
    List<ThreadContext> held = new ArrayList<>();
    int most = 0;
    // Ends when a collection has come by, whenever that is; until then everything grows.
    for (int i = 0; i < 200_000 || contexts.size() >= 20_000; i++) {
      ThreadContext holder = new ThreadContext();
      if (i % 1_000 == 0 && held.size() < 100) {
        holder.swap(new InternalRecord(holder));
        held.add(holder);
      }
      contexts.add(holder);
      most = Math.max(most, contexts.size());
      if (i % 20_000 == 0) {
        System.gc();
      }
    }
    assertThat(most).isLessThan(200_000);
    assertThat(contexts.read()).hasSameSizeAs(held);
  }

  @Test
  void severalThreadsAtOnce_loseNone() throws Exception {
    int threads = 4;
    int each = 20_000;
    List<FutureTask<List<ThreadContext>>> tasks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      FutureTask<List<ThreadContext>> task =
          new FutureTask<>(
              () -> {
                List<ThreadContext> held = new ArrayList<>();
                for (int n = 0; n < each; n++) {
                  ThreadContext holder = new ThreadContext();
                  if (n % 10 == 0) {
                    holder.swap(new InternalRecord(holder));
                    held.add(holder);
                  }
                  contexts.add(holder);
                }
                return held;
              });
      tasks.add(task);
      new Thread(task).start();
    }
    int held = 0;
    for (FutureTask<List<ThreadContext>> task : tasks) {
      held += task.get().size();
    }
    assertThat(held).isEqualTo(threads * each / 10);
    assertThat(contexts.read()).hasSize(held);
    assertThat(contexts.size()).isBetween(held, threads * each);
  }

  @Test
  void begun_countsRecordsOfLivingThreads_andThoseThatAreSpans() {
    ThreadContext holder = new ThreadContext();
    contexts.add(holder);
    SpanRecord root = new InternalRecord(holder);
    QueueWaitRecord.waited(holder, root, "pool", 0);
    new MessagingRecord(holder, "kafka", MessagingRecord.Operation.POLL);
    assertThat(contexts.readBegun()).isEqualTo(new BegunReading(2, 2));

    // Looking takes time, and a long wait would be a span.
    DbWaitRecord wait = Objects.requireNonNull(DbWaitRecord.begin(holder));
    BegunReading waiting = contexts.readBegun();
    wait.over(holder, null);
    assertThat(waiting).isEqualTo(new BegunReading(2, 2));
    assertThat(contexts.readBegun()).as("measured only").isEqualTo(new BegunReading(3, 2));
    new MessagingRecord(holder, "kafka", MessagingRecord.Operation.POLL).endPoll(holder, 1);
    Objects.requireNonNull(DbWaitRecord.begin(holder)).over(holder, new SQLException());
    assertThat(contexts.readBegun()).isEqualTo(new BegunReading(5, 4));
    assertThat(NothingLeft.drain()).hasSize(3);
  }

  @Test
  void begun_keepsWhatThreadsDidThatAreGone_andNeverFalls() {
    long before = 0;
    int threads = 0;
    // Ends when a collection has come by and a sweep after it.
    while (threads < 1_000 || contexts.size() == threads) {
      ThreadContext holder = new ThreadContext();
      contexts.add(holder);
      new InternalRecord(holder);
      threads++;
      long now = contexts.readBegun().records();
      assertThat(now).isGreaterThan(before);
      before = now;
      if (threads % 1_000 == 0) {
        System.gc();
      }
    }
    assertThat(contexts.readBegun()).isEqualTo(new BegunReading(threads, threads));
  }
}
