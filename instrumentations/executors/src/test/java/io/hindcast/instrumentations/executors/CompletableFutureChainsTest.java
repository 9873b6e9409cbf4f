package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stages of stages, futures of other kinds, and what completes them when time is up. */
@SuppressWarnings("FutureReturnValueIgnored") // the functions tell whether they ran
class CompletableFutureChainsTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  private static final int DEEP = 10_000;

  private final Seen seen = new Seen();
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  @AfterEach
  void close() throws Exception {
    ExecutorContract.close(pool);
    assertThat(TaskContexts.isEmpty()).as("no context waits").isTrue();
  }

  private static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  @Test
  void aLongChain_completedByAnotherRequest() throws Exception {
    CompletableFuture<Integer> first = new CompletableFuture<>();
    List<CompletableFuture<Integer>> last = new ArrayList<>(List.of(first));
    InternalRecord registering =
        woven.under(
            () -> {
              for (int i = 0; i < DEEP; i++) {
                last.set(0, last.get(0).thenApply(value -> seen.look(value + 1)));
              }
            });
    InternalRecord completing = woven.under(() -> first.complete(0));

    assertThat(get(last.get(0))).isEqualTo(DEEP);
    assertThat(seen.spans()).hasSize(DEEP).containsOnly(registering);
    assertThat(woven.await(2)).containsExactly(registering, completing);
  }

  @Test
  void stagesThatBeginEachOther_allBelongToTheFirst() throws Exception {
    InternalRecord root = woven.under(() -> assertThat(get(countDown(DEEP))).isZero());

    assertThat(seen.spans()).hasSize(DEEP).containsOnly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  private CompletableFuture<Integer> countDown(int from) {
    return from == 0
        ? CompletableFuture.completedFuture(0)
        : CompletableFuture.supplyAsync(() -> seen.look(from - 1), pool)
            .thenCompose(this::countDown);
  }

  @Test
  void copiesAndMinimalStages() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    InternalRecord left =
        woven.under(
            () -> {
              future.copy().thenAccept(seen::look);
              future.minimalCompletionStage().thenAccept(seen::look);
              future.minimalCompletionStage().toCompletableFuture().thenRunAsync(seen::look, pool);
            });
    InternalRecord completing = woven.under(() -> future.complete("done"));
    CompletionStage<String> completed = CompletableFuture.completedStage("done");
    InternalRecord right = woven.under(() -> completed.thenAccept(seen::look));
    ExecutorContract.close(pool);

    assertThat(seen.spans()).containsExactlyInAnyOrder(left, left, left, right);
    assertThat(woven.await(3)).containsExactly(left, completing, right);
  }

  /** A future of the application's: its stages are of that kind too, and one method is its own. */
  private static final class Own<T extends @Nullable Object> extends CompletableFuture<T> {
    private final Executor executor;

    Own(Executor executor) {
      this.executor = executor;
    }

    @Override
    public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
      return new Own<>(executor);
    }

    @Override
    public Executor defaultExecutor() {
      return executor;
    }

    @Override
    public CompletableFuture<Void> thenRun(Runnable action) {
      return super.thenRun(action);
    }
  }

  @Test
  void futuresOfTheApplicationsKind() throws Exception {
    Own<String> future = new Own<>(pool);
    List<CompletableFuture<?>> stages = new ArrayList<>();
    InternalRecord registering =
        woven.under(
            () -> {
              stages.add(future.thenRun(seen::look));
              stages.add(future.thenApplyAsync(seen::look).thenAcceptAsync(seen::look));
            });
    InternalRecord completing = woven.under(() -> future.complete("done"));
    for (CompletableFuture<?> stage : stages) {
      get(stage);
    }

    assertThat(stages).allMatch(Own.class::isInstance);
    assertThat(seen.spans()).hasSize(3).containsOnly(registering);
    assertThat(woven.await(2)).containsExactly(registering, completing);
  }

  @Test
  void failures_areHandledUnderWhoeverHandlesThem() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    Seen failing = new Seen();
    List<CompletableFuture<String>> stages = new ArrayList<>();
    InternalRecord first =
        woven.under(
            () ->
                stages.add(
                    future.thenApply(
                        value -> {
                          failing.look();
                          throw new IllegalStateException("the stage's own");
                        })));
    InternalRecord second =
        woven.under(
            () ->
                stages.add(
                    stages
                        .get(0)
                        .whenComplete((value, thrown) -> seen.look())
                        .handle((value, thrown) -> seen.look(thrown))
                        .thenCompose(thrown -> CompletableFuture.<String>failedFuture(thrown))
                        .exceptionallyAsync(thrown -> seen.look("recovered"), pool)
                        .thenCombine(
                            CompletableFuture.completedFuture("!"),
                            (text, mark) -> seen.look(text + mark))));
    InternalRecord completing = woven.under(() -> future.complete("done"));

    assertThat(get(stages.get(1))).isEqualTo("recovered!");
    assertThat(failing.spans()).containsExactly(first);
    assertThat(seen.spans()).hasSize(4).containsOnly(second);
    assertThat(woven.await(3)).containsExactly(first, second, completing);
  }

  @Test
  void allOfAndAnyOf_ofFuturesOfSeveralRequests() throws Exception {
    CompletableFuture<String> one = new CompletableFuture<>();
    CompletableFuture<String> two = new CompletableFuture<>();
    InternalRecord all = woven.under(() -> CompletableFuture.allOf(one, two).thenRun(seen::look));
    InternalRecord any =
        woven.under(() -> CompletableFuture.anyOf(one, two).thenAccept(seen::look));
    InternalRecord completing = woven.under(() -> one.complete("one"));
    assertThat(seen.spans()).containsExactly(any);
    two.complete("two");

    assertThat(seen.spans()).containsExactly(any, all);
    assertThat(woven.await(3)).containsExactly(all, any, completing);
  }

  @Test
  void cancelledByAnotherRequest() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    List<@Nullable Throwable> thrown = new ArrayList<>();
    InternalRecord registering =
        woven.under(() -> future.whenComplete((value, failure) -> thrown.add(seen.look(failure))));
    InternalRecord cancelling = woven.under(() -> future.cancel(true));

    assertThat(thrown).hasOnlyElementsOfType(CancellationException.class);
    assertThat(seen.spans()).containsExactly(registering);
    assertThat(woven.await(2)).containsExactly(registering, cancelling);
  }

  @Test
  void whenTimeIsUp_eachStageRunsUnderItsOwn_andTheTimerHasNone() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    CountDownLatch both = new CountDownLatch(2);
    InternalRecord left = woven.under(() -> future.whenComplete((value, thrown) -> look(both)));
    List<Throwable> thrown = new ArrayList<>();
    InternalRecord timing =
        woven.under(
            () -> {
              future.exceptionally(
                  late -> {
                    thrown.add(late);
                    look(both);
                    return "late";
                  });
              future.orTimeout(1, TimeUnit.MILLISECONDS);
            });
    ExecutorContract.await(both);
    // Of the same timer, but of nobody.
    get(
        new CompletableFuture<String>()
            .completeOnTimeout("late", 1, TimeUnit.MILLISECONDS)
            .thenRun(seen::look));

    assertThat(thrown).hasOnlyElementsOfType(TimeoutException.class);
    assertThat(seen.spans()).containsExactlyInAnyOrder(left, timing, null);
    assertThat(woven.await(2)).containsExactly(left, timing);
  }

  private void look(CountDownLatch looked) {
    seen.look();
    looked.countDown();
  }

  @Test
  void completedInTime_theTimerHoldsNothing() throws Exception {
    Abandoned requests = new Abandoned();
    for (int i = 0; i < 1_000; i++) {
      requests.under(
          () -> {
            CompletableFuture<String> future = new CompletableFuture<>();
            future.orTimeout(1, TimeUnit.DAYS);
            future.copy().completeOnTimeout("late", 1, TimeUnit.DAYS);
            future.complete("done");
          });
    }

    assertThat(TaskContexts.isEmpty()).isTrue();
    requests.assertNoneIsLeft();
  }

  @Test
  void aDelayedExecutor_runsWhatItIsGivenUnderTheContext() throws Exception {
    CountDownLatch ran = new CountDownLatch(2);
    Executor ofPool = CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS, pool);
    Executor ofCommon = CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS);
    InternalRecord root =
        woven.under(
            () -> {
              ofPool.execute(() -> look(ran));
              ofCommon.execute(() -> look(ran));
              get(new CompletableFuture<String>().completeAsync(() -> seen.look(""), ofPool));
              get(CompletableFuture.completedFuture("").thenRunAsync(seen::look, ofCommon));
            });
    ExecutorContract.await(ran);

    assertThat(seen.spans()).hasSize(4).containsOnly(root);
    assertThat(ThreadContext.get().current()).isNull();
    assertThat(woven.await(1)).containsExactly(root);
  }
}
