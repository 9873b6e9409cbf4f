package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tasks that fork, and the threads that help with them. */
class ForkJoinTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  private final Seen seen = new Seen();
  private final ForkJoinPool pool = new ForkJoinPool(4);

  @AfterEach
  void close() throws Exception {
    ExecutorContract.close(pool);
    assertThat(TaskContexts.isEmpty()).as("no context waits").isTrue();
  }

  /** Looks in every node of a binary tree; forks one side, computes the other. */
  private final class Tree extends RecursiveTask<Integer> {
    private final int depth;

    Tree(int depth) {
      this.depth = depth;
    }

    @Override
    protected Integer compute() {
      seen.look();
      if (depth == 0) {
        return 1;
      }
      Tree left = new Tree(depth - 1);
      left.fork();
      int right = new Tree(depth - 1).compute();
      int sum = right + left.join();
      seen.look();
      return sum;
    }
  }

  @Test
  void invoke_recursion_seesTheContextEverywhere() throws Exception {
    InternalRecord root =
        woven.under(() -> assertThat(pool.invoke(new Tree(10))).isEqualTo(1 << 10));

    assertThat(seen.spans()).hasSize((1 << 11) - 1 + (1 << 10) - 1).containsOnly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void fromOutside_onTheCommonPool() throws Exception {
    InternalRecord root =
        woven.under(
            () -> {
              assertThat(new Tree(4).fork().join()).isEqualTo(16);
              assertThat(new Tree(4).invoke()).isEqualTo(16);
              new Tree(4).quietlyInvoke();
              ForkJoinTask.invokeAll(new Tree(2), new Tree(2));
              ForkJoinTask.invokeAll(new Tree(2), new Tree(2), new Tree(2));
              ForkJoinTask.invokeAll(List.of(new Tree(2), new Tree(2)));
              seen.look();
            });

    assertThat(seen.spans()).hasSizeGreaterThan(100).containsOnly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void executeAndSubmit_ofATask() throws Exception {
    InternalRecord root =
        woven.under(
            () -> {
              Tree executed = new Tree(3);
              pool.execute(executed);
              executed.join();
              pool.submit(new Tree(3)).get();
            });

    assertThat(seen.spans()).containsOnly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  /** Forks a child that is the only one below it, 10,000 deep. */
  private static final class Chain extends RecursiveTask<Integer> {
    private final int depth;
    private final Seen seen;

    Chain(int depth, Seen seen) {
      this.depth = depth;
      this.seen = seen;
    }

    @Override
    protected Integer compute() {
      if (depth == 0) {
        return seen.look(0);
      }
      return 1 + new Chain(depth - 1, seen).fork().join();
    }
  }

  @Test
  void recursionDepth_10000() throws Exception {
    // The one worker joins each child by running it on top of its parent: the stack holds all of
    // them (this module's tests have stacks of 32 MiB).
    ForkJoinPool deep = new ForkJoinPool(1);
    InternalRecord root =
        woven.under(() -> assertThat(deep.invoke(new Chain(10_000, seen))).isEqualTo(10_000));
    ExecutorContract.close(deep);

    assertThat(seen.spans()).containsExactly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void parallelStream_seesTheContextEverywhere() throws Exception {
    InternalRecord root =
        woven.under(
            () -> {
              int sum = IntStream.range(0, 10_000).parallel().map(i -> seen.look(i)).sum();
              assertThat(sum).isEqualTo(49_995_000);
            });

    assertThat(seen.spans()).hasSize(10_000).containsOnly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void parallelStream_withoutContext_seesNone() {
    IntStream.range(0, 10_000).parallel().forEach(i -> seen.look());

    assertThat(seen.spans()).hasSize(10_000).containsOnlyNulls();
  }

  /** The one worker joins a task of a request, and so runs whatever else was forked. */
  @Test
  void helping_runsEachTaskUnderItsOwnContext() throws Exception {
    ForkJoinPool one = new ForkJoinPool(1);
    List<InternalRecord> roots = new ArrayList<>();
    Seen withoutContext = new Seen();
    one.submit(
            () -> {
              List<ForkJoinTask<?>> tasks = new ArrayList<>();
              tasks.add(looking(withoutContext).fork());
              for (int i = 0; i < 3; i++) {
                roots.add(woven.under(() -> tasks.add(looking(seen).fork())));
              }
              tasks.add(looking(withoutContext).fork());
              roots.add(
                  woven.under(
                      () -> {
                        // Oldest first: the newer ones lie on top and are helped on the way.
                        tasks.forEach(ForkJoinTask::join);
                        ForkJoinTask.helpQuiesce();
                        seen.look();
                      }));
              return null;
            })
        .get();
    ExecutorContract.close(one);

    assertThat(seen.spans()).containsExactlyInAnyOrderElementsOf(roots);
    assertThat(withoutContext.spans()).hasSize(2).containsOnlyNulls();
    assertThat(woven.await(4)).containsExactlyElementsOf(roots);
  }

  /** Who forks comes back to it after the other half: no thread is missing. */
  @Test
  void forks_areNoWaits() throws Exception {
    Waits waits = Waits.of(pool);
    CountDownLatch done = new CountDownLatch(1);
    InternalRecord root =
        woven.under(
            () -> {
              pool.execute(
                  () -> {
                    new Tree(8).invoke();
                    IntStream.range(0, 1_000).parallel().forEach(i -> seen.look());
                    done.countDown();
                  });
              ExecutorContract.await(done);
            });

    assertThat(waits.count()).as("of the one that was submitted").isEqualTo(1);
    assertThat(seen.spans()).containsOnly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  private static RecursiveAction looking(Seen seen) {
    return new RecursiveAction() {
      @Override
      protected void compute() {
        seen.look();
      }
    };
  }

  @Test
  void cancelledBeforeItRan_leavesNothing() throws Exception {
    ForkJoinPool one = new ForkJoinPool(1);
    CountDownLatch open = new CountDownLatch(1);
    one.execute(() -> ExecutorContract.await(open));
    InternalRecord root =
        woven.under(() -> assertThat(one.submit(looking(seen)).cancel(false)).isTrue());
    open.countDown();
    ExecutorContract.close(one);

    assertThat(seen.spans()).isEmpty();
    assertThat(woven.await(1)).containsExactly(root);
  }

  /** A pool whose waiting tasks a subclass takes out, as it may. */
  private static final class Drained extends ForkJoinPool {
    Drained() {
      super(1);
    }

    List<ForkJoinTask<?>> drain() {
      List<ForkJoinTask<?>> tasks = new ArrayList<>();
      ForkJoinTask<?> first = pollSubmission();
      if (first != null) {
        tasks.add(first);
      }
      drainTasksTo(tasks);
      return tasks;
    }
  }

  @Test
  void drainedTasks_areTheApplicationsObjectsAndKeepTheirContext() throws Exception {
    Drained one = new Drained();
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    one.execute(
        () -> {
          running.countDown();
          ExecutorContract.await(open);
        });
    ExecutorContract.await(running);
    List<Tree> given = List.of(new Tree(0), new Tree(0), new Tree(0));
    InternalRecord root = woven.under(() -> given.forEach(one::execute));

    List<ForkJoinTask<?>> drained = one.drain();
    assertThat(drained.toArray()).containsExactlyInAnyOrder(given.toArray());
    drained.forEach(ForkJoinTask::invoke);
    open.countDown();
    ExecutorContract.close(one);

    assertThat(seen.spans()).containsExactly(root, root, root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void rejected_leavesNothing() throws Exception {
    ForkJoinPool closed = new ForkJoinPool(1);
    closed.shutdown();
    RecursiveAction task = looking(seen);
    InternalRecord root =
        woven.under(
            () ->
                assertThatThrownBy(() -> closed.submit(task))
                    .isInstanceOf(RejectedExecutionException.class));

    assertThat(TaskContexts.isEmpty()).isTrue();
    assertThat(woven.await(1)).containsExactly(root);
  }
}
