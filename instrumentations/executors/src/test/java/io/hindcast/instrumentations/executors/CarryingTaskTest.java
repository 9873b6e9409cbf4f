package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.CarryingTask;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Tasks that carry their context themselves: the whole contract, and that nothing stays in them.
 */
class CarryingTaskTest extends ExecutorContract {
  @Override
  ExecutorService newExecutor(int threads) {
    return new Pool(threads, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
  }

  /** Makes carrying tasks of what is submitted. */
  private static final class Pool extends ThreadPoolExecutor {
    Pool(int threads, BlockingQueue<Runnable> queue, RejectedExecutionHandler handler) {
      super(threads, threads, 0, TimeUnit.SECONDS, queue, handler);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> work) {
      return new CarryingTask<>(work);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable work, T result) {
      return new CarryingTask<>(Executors.callable(work, result));
    }
  }

  private static CarryingTask<String> task() {
    return new CarryingTask<>(() -> "done");
  }

  /** A pool of one thread that is busy until the latch opens, with room for one more task. */
  private static Pool busy(CountDownLatch end, RejectedExecutionHandler handler) {
    Pool pool = new Pool(1, new ArrayBlockingQueue<>(1), handler);
    pool.execute(
        () -> {
          try {
            end.await();
          } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
          }
        });
    return pool;
  }

  @Test
  void waitingTask_holdsItsContextAndTheTableNothing_andARunOneHoldsNone() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Pool pool = busy(end, new ThreadPoolExecutor.AbortPolicy());
    CarryingTask<String> task = task();
    InternalRecord root = woven.under(() -> pool.execute(task));

    assertThat(task.hindcastContext()).isSameAs(root);
    assertThat(TaskContexts.isEmpty()).isTrue();
    end.countDown();
    close(pool);
    assertThat(task.get()).isEqualTo("done");
    assertThat(task.hindcastContext()).isNull();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void rejectedTask_holdsNone_andItsCallerGetsTheException() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Pool pool = busy(end, new ThreadPoolExecutor.AbortPolicy());
    pool.execute(() -> {});
    CarryingTask<String> task = task();

    InternalRecord root =
        woven.under(
            () -> {
              assertThatThrownBy(() -> pool.execute(task))
                  .isInstanceOf(RejectedExecutionException.class);
              assertThat(task.hindcastContext()).isNull();
              assertThat(ThreadContext.get().current()).isNotNull();
            });

    end.countDown();
    close(pool);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void taskThatItsCallerRuns_holdsNone() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Pool pool = busy(end, new ThreadPoolExecutor.CallerRunsPolicy());
    pool.execute(() -> {});
    CarryingTask<Boolean> task = new CarryingTask<>(() -> seen.look(true));

    InternalRecord root = woven.under(() -> pool.execute(task));

    assertThat(seen.spans()).containsExactly(root);
    assertThat(task.hindcastContext()).isNull();
    end.countDown();
    close(pool);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void tasksThatAreTakenOutOfTheQueue_holdNone() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Pool pool = new Pool(1, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
    CarryingTask<String> removed = task();
    CarryingTask<String> cancelled = task();
    CarryingTask<String> neverRun = task();
    CountDownLatch started = new CountDownLatch(1);
    pool.execute(
        () -> {
          started.countDown();
          try {
            end.await();
          } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
          }
        });
    started.await();
    InternalRecord root =
        woven.under(() -> List.of(removed, cancelled, neverRun).forEach(pool::execute));
    assertThat(List.of(removed, cancelled, neverRun))
        .allSatisfy(task -> assertThat(task.hindcastContext()).isSameAs(root));

    assertThat(pool.remove(removed)).isTrue();
    assertThat(removed.hindcastContext()).isNull();
    assertThat(cancelled.cancel(false)).isTrue();
    pool.purge();
    assertThat(cancelled.hindcastContext()).isNull();
    assertThat(pool.shutdownNow()).containsExactly(neverRun);
    assertThat(neverRun.hindcastContext()).isNull();
    end.countDown();
    close(pool);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void discardedTask_keepsItsOwn_forAWorkerMayHaveBegunIt() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Pool pool = busy(end, new ThreadPoolExecutor.DiscardOldestPolicy());
    CarryingTask<String> oldest = task();
    CarryingTask<String> newest = task();

    InternalRecord root =
        woven.under(
            () -> {
              pool.execute(oldest);
              pool.execute(newest);
            });

    assertThat(List.of(oldest, newest))
        .allSatisfy(task -> assertThat(task.hindcastContext()).isSameAs(root));
    end.countDown();
    close(pool);
    assertThat(newest.hindcastContext()).isNull();
    assertThat(woven.await(1)).containsExactly(root);
  }
}
