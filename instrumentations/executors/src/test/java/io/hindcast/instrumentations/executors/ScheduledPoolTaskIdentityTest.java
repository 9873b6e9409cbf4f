package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The application knows its task by the future that it was given. */
class ScheduledPoolTaskIdentityTest extends TaskIdentityContract {
  private final List<Object> decorated = new ArrayList<>();

  private final class Scheduler extends ScheduledThreadPoolExecutor {
    Scheduler() {
      super(1, calls, calls);
    }

    @Override
    protected <V> RunnableScheduledFuture<V> decorateTask(
        Runnable given, RunnableScheduledFuture<V> task) {
      decorated.add(given);
      return task;
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
      calls.before(task);
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
      calls.after(task);
    }
  }

  @Override
  ThreadPoolExecutor newPool() {
    return new Scheduler();
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // here it is the task
  Object handOver(ThreadPoolExecutor pool, Task task) {
    return ((ScheduledThreadPoolExecutor) pool).schedule(task, 0, TimeUnit.SECONDS);
  }

  @Test
  void decorateTask_seesTheTask() throws Exception {
    ThreadPoolExecutor pool = newPool();
    Task task = new Task(1, seen::look);
    InternalRecord root = woven.under(() -> handOver(pool, task));
    ExecutorContract.close(pool);

    assertThat(decorated).hasSize(1).first().isSameAs(task);
    assertThat(seen.spans()).containsExactly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }
}
