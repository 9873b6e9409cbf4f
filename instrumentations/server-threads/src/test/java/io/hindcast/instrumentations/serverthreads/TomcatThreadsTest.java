package io.hindcast.instrumentations.serverthreads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.pool.ExecutorReading;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.instrumentations.testing.CarryingTask;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.TaskThreadFactory;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;

/** A pool as connectors make it. */
class TomcatThreadsTest extends ServerThreadsContract {
  private static final int ENOUGH = 100_000;

  @Override
  Executor newPool(String poolName, int threads) {
    return newPool(poolName, threads, ENOUGH);
  }

  private static Executor newPool(String poolName, int threads, int capacity) {
    TaskQueue queue = new TaskQueue(capacity);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            60,
            TimeUnit.SECONDS,
            queue,
            new TaskThreadFactory(poolName + "-", true, Thread.NORM_PRIORITY));
    queue.setParent(pool);
    return pool;
  }

  @Override
  void end(Executor pool) throws Exception {
    ThreadPoolExecutor threads = (ThreadPoolExecutor) pool;
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatComesWhenTheQueueIsFull_isRefused() throws Exception {
    Executor pool = newPool(name(), 1, 2);
    occupy(pool, 1);
    InternalRecord root =
        woven.under(
            () -> {
              pool.execute(this::look);
              pool.execute(this::look);
              assertThatThrownBy(() -> pool.execute(this::look))
                  .isInstanceOf(RejectedExecutionException.class);
            });

    assertThat(reading()).isEqualTo(new ExecutorReading(name(), 2, 1, 1, 1, 1));
    open();
    end(pool);
    assertThat(seen()).containsExactly(root, root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void aTaskThatIsRemoved_isForgotten() throws Exception {
    ThreadPoolExecutor pool = (ThreadPoolExecutor) pool(1);
    occupy(pool, 1);
    Runnable removed = this::look;
    InternalRecord root =
        woven.under(
            () -> {
              pool.execute(removed);
              assertThat(pool.getQueue()).containsExactly(removed);
              assertThat(pool.remove(removed)).isTrue();
            });

    assertThat(TaskContexts.isEmpty()).isTrue();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void aFutureThatIsRemoved_holdsNone() throws Exception {
    ThreadPoolExecutor pool = (ThreadPoolExecutor) pool(1);
    occupy(pool, 1);
    CarryingTask<Boolean> removed = looking();
    InternalRecord root = woven.under(() -> pool.execute(removed));
    assertThat(removed.hindcastContext()).isSameAs(root);

    assertThat(pool.remove(removed)).isTrue();
    assertThat(removed.hindcastContext()).isNull();
    assertThat(woven.await(1)).containsExactly(root);
  }
}
