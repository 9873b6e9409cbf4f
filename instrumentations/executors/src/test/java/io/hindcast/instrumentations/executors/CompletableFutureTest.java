package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each stage runs under the context of the code that registered it. */
@SuppressWarnings("FutureReturnValueIgnored") // the functions tell whether they ran
class CompletableFutureTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  private final Seen seen = new Seen();
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  @AfterEach
  void close() throws Exception {
    ExecutorContract.close(pool);
    assertThat(TaskContexts.isEmpty()).as("no context waits").isTrue();
  }

  /** Registers one stage after a future; the stage must look once. */
  private interface Form {
    CompletionStage<?> register(Stages stages);
  }

  /** What a form is made of: a future to follow, another one, an executor, functions that look. */
  private record Stages(
      CompletableFuture<String> future,
      CompletableFuture<String> failing,
      CompletableFuture<String> other,
      CompletableFuture<String> never,
      Executor executor,
      Seen seen) {
    String function(Object value) {
      return seen.look("done");
    }

    CompletionStage<String> composing(Object value) {
      return CompletableFuture.completedFuture(seen.look("done"));
    }

    void consumer(Object value) {
      seen.look();
    }

    void runnable() {
      seen.look();
    }

    String supplier() {
      return seen.look("done");
    }

    String biFunction(Object left, @Nullable Object right) {
      return seen.look("done");
    }

    void biConsumer(Object left, @Nullable Object right) {
      seen.look();
    }

    String recovering(Throwable thrown) {
      return seen.look("recovered");
    }

    CompletionStage<String> recoveringLater(Throwable thrown) {
      return CompletableFuture.completedFuture(seen.look("recovered"));
    }
  }

  private record Named(String name, Form form) {}

  private static List<Named> forms() {
    List<Named> forms = new ArrayList<>();
    starting(forms);
    following(forms);
    followingBoth(forms);
    followingEither(forms);
    recovering(forms);
    return forms;
  }

  private static void starting(List<Named> forms) {
    add(forms, "supplyAsync", s -> CompletableFuture.supplyAsync(s::supplier));
    add(forms, "supplyAsync executor", s -> CompletableFuture.supplyAsync(s::supplier, s.executor));
    add(forms, "runAsync", s -> CompletableFuture.runAsync(s::runnable));
    add(forms, "runAsync executor", s -> CompletableFuture.runAsync(s::runnable, s.executor));
    add(forms, "completeAsync", s -> new CompletableFuture<String>().completeAsync(s::supplier));
    add(
        forms,
        "completeAsync executor",
        s -> new CompletableFuture<String>().completeAsync(s::supplier, s.executor));
    add(
        forms,
        "supplyAsync delayed",
        s ->
            CompletableFuture.supplyAsync(
                s::supplier, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS)));
  }

  private static void following(List<Named> forms) {
    add(forms, "thenApply", s -> s.future.thenApply(s::function));
    add(forms, "thenApplyAsync", s -> s.future.thenApplyAsync(s::function));
    add(forms, "thenApplyAsync executor", s -> s.future.thenApplyAsync(s::function, s.executor));
    add(forms, "thenCompose", s -> s.future.thenCompose(s::composing));
    add(forms, "thenComposeAsync", s -> s.future.thenComposeAsync(s::composing));
    add(
        forms,
        "thenComposeAsync executor",
        s -> s.future.thenComposeAsync(s::composing, s.executor));
    add(forms, "thenAccept", s -> s.future.thenAccept(s::consumer));
    add(forms, "thenAcceptAsync", s -> s.future.thenAcceptAsync(s::consumer));
    add(forms, "thenAcceptAsync executor", s -> s.future.thenAcceptAsync(s::consumer, s.executor));
    add(forms, "thenRun", s -> s.future.thenRun(s::runnable));
    add(forms, "thenRunAsync", s -> s.future.thenRunAsync(s::runnable));
    add(forms, "thenRunAsync executor", s -> s.future.thenRunAsync(s::runnable, s.executor));
    add(forms, "whenComplete", s -> s.future.whenComplete(s::biConsumer));
    add(forms, "whenCompleteAsync", s -> s.future.whenCompleteAsync(s::biConsumer));
    add(
        forms,
        "whenCompleteAsync executor",
        s -> s.future.whenCompleteAsync(s::biConsumer, s.executor));
    add(forms, "handle", s -> s.future.handle(s::biFunction));
    add(forms, "handleAsync", s -> s.future.handleAsync(s::biFunction));
    add(forms, "handleAsync executor", s -> s.future.handleAsync(s::biFunction, s.executor));
  }

  private static void followingBoth(List<Named> forms) {
    add(forms, "thenCombine", s -> s.future.thenCombine(s.other, s::biFunction));
    add(forms, "thenCombineAsync", s -> s.future.thenCombineAsync(s.other, s::biFunction));
    add(
        forms,
        "thenCombineAsync executor",
        s -> s.future.thenCombineAsync(s.other, s::biFunction, s.executor));
    add(forms, "thenAcceptBoth", s -> s.future.thenAcceptBoth(s.other, s::biConsumer));
    add(forms, "thenAcceptBothAsync", s -> s.future.thenAcceptBothAsync(s.other, s::biConsumer));
    add(
        forms,
        "thenAcceptBothAsync executor",
        s -> s.future.thenAcceptBothAsync(s.other, s::biConsumer, s.executor));
    add(forms, "runAfterBoth", s -> s.future.runAfterBoth(s.other, s::runnable));
    add(forms, "runAfterBothAsync", s -> s.future.runAfterBothAsync(s.other, s::runnable));
    add(
        forms,
        "runAfterBothAsync executor",
        s -> s.future.runAfterBothAsync(s.other, s::runnable, s.executor));
  }

  private static void followingEither(List<Named> forms) {
    add(forms, "applyToEither", s -> s.future.applyToEither(s.never, s::function));
    add(forms, "applyToEitherAsync", s -> s.future.applyToEitherAsync(s.never, s::function));
    add(
        forms,
        "applyToEitherAsync executor",
        s -> s.future.applyToEitherAsync(s.never, s::function, s.executor));
    add(forms, "acceptEither", s -> s.future.acceptEither(s.never, s::consumer));
    add(forms, "acceptEitherAsync", s -> s.future.acceptEitherAsync(s.never, s::consumer));
    add(
        forms,
        "acceptEitherAsync executor",
        s -> s.future.acceptEitherAsync(s.never, s::consumer, s.executor));
    add(forms, "runAfterEither", s -> s.future.runAfterEither(s.never, s::runnable));
    add(forms, "runAfterEitherAsync", s -> s.future.runAfterEitherAsync(s.never, s::runnable));
    add(
        forms,
        "runAfterEitherAsync executor",
        s -> s.future.runAfterEitherAsync(s.never, s::runnable, s.executor));
  }

  private static void recovering(List<Named> forms) {
    add(forms, "exceptionally", s -> s.failing.exceptionally(s::recovering));
    add(forms, "exceptionallyAsync", s -> s.failing.exceptionallyAsync(s::recovering));
    add(
        forms,
        "exceptionallyAsync executor",
        s -> s.failing.exceptionallyAsync(s::recovering, s.executor));
    add(forms, "exceptionallyCompose", s -> s.failing.exceptionallyCompose(s::recoveringLater));
    add(
        forms,
        "exceptionallyComposeAsync",
        s -> s.failing.exceptionallyComposeAsync(s::recoveringLater));
    add(
        forms,
        "exceptionallyComposeAsync executor",
        s -> s.failing.exceptionallyComposeAsync(s::recoveringLater, s.executor));
  }

  private static void add(List<Named> forms, String name, Form form) {
    forms.add(new Named(name, form));
  }

  private Stages stages() {
    return new Stages(
        new CompletableFuture<>(),
        new CompletableFuture<>(),
        new CompletableFuture<>(),
        new CompletableFuture<>(),
        pool,
        new Seen());
  }

  private static void complete(Stages stages) {
    stages.other.complete("other");
    stages.future.complete("done");
    stages.failing.completeExceptionally(new IllegalStateException("failed"));
  }

  @TestFactory
  Stream<DynamicTest> registeredFirst_completedUnderAnotherContext() {
    return forms().stream()
        .map(
            named ->
                DynamicTest.dynamicTest(
                    named.name,
                    () -> {
                      Stages stages = stages();
                      List<CompletionStage<?>> stage = new ArrayList<>();
                      InternalRecord registering =
                          woven.under(() -> stage.add(named.form.register(stages)));
                      InternalRecord completing =
                          woven.under(
                              () -> {
                                SpanRecord before = Seen.here();
                                complete(stages);
                                assertThat(Seen.here()).isSameAs(before);
                              });
                      stage.get(0).toCompletableFuture().get(20, TimeUnit.SECONDS);

                      assertThat(stages.seen.spans()).containsExactly(registering);
                      assertThat(woven.await(2)).containsExactly(registering, completing);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> completedFirst() {
    return forms().stream()
        .map(
            named ->
                DynamicTest.dynamicTest(
                    named.name,
                    () -> {
                      Stages stages = stages();
                      complete(stages);
                      InternalRecord registering =
                          woven.under(
                              () ->
                                  named
                                      .form
                                      .register(stages)
                                      .toCompletableFuture()
                                      .get(20, TimeUnit.SECONDS));

                      assertThat(stages.seen.spans()).containsExactly(registering);
                      assertThat(woven.await(1)).containsExactly(registering);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> registeredOutside_completedUnderAContext() {
    return forms().stream()
        .map(
            named ->
                DynamicTest.dynamicTest(
                    named.name,
                    () -> {
                      Stages stages = stages();
                      CompletionStage<?> stage = named.form.register(stages);
                      InternalRecord completing = woven.under(() -> complete(stages));
                      stage.toCompletableFuture().get(20, TimeUnit.SECONDS);

                      assertThat(stages.seen.spans()).hasSize(1).containsOnlyNulls();
                      assertThat(woven.await(1)).containsExactly(completing);
                    }));
  }

  @Test
  void completedOnAForeignThread_runsUnderTheRegisteringContextAndLeavesNone() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    InternalRecord root = woven.under(() -> future.thenRun(seen::look));
    Seen after = new Seen();
    Thread foreign =
        new Thread(
            () -> {
              future.complete("done");
              after.look();
            });
    foreign.start();
    foreign.join();

    assertThat(seen.spans()).containsExactly(root);
    assertThat(after.spans()).hasSize(1).containsOnlyNulls();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void oneFutureOfTwoRequests_runsEachStageUnderItsOwn() throws Exception {
    CompletableFuture<String> shared = new CompletableFuture<>();
    Seen left = new Seen();
    Seen right = new Seen();
    InternalRecord leftRoot =
        woven.under(() -> shared.thenApply(left::look).thenAcceptAsync(left::look, pool));
    InternalRecord rightRoot =
        woven.under(() -> shared.thenApply(right::look).thenAcceptAsync(right::look, pool));
    InternalRecord completing = woven.under(() -> shared.complete("done"));
    ExecutorContract.close(pool);

    assertThat(left.spans()).containsExactly(leftRoot, leftRoot);
    assertThat(right.spans()).containsExactly(rightRoot, rightRoot);
    assertThat(woven.await(3)).containsExactly(leftRoot, rightRoot, completing);
  }

  @Test
  void aStageThatThrows_leavesNoContext() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    List<CompletableFuture<?>> stages = new ArrayList<>();
    InternalRecord root =
        woven.under(
            () ->
                stages.add(
                    future.thenApply(
                        value -> {
                          seen.look();
                          throw new IllegalStateException("the stage's own");
                        })));
    future.complete("done");

    assertThat(ThreadContext.get().current()).isNull();
    assertThatThrownBy(() -> stages.get(0).join())
        .isInstanceOf(CompletionException.class)
        .rootCause()
        .hasMessage("the stage's own");
    assertThat(seen.spans()).containsExactly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void aStageRegisteredInAStage_belongsToWhatItRunsUnder() throws Exception {
    InternalRecord root =
        woven.under(
            () ->
                CompletableFuture.supplyAsync(() -> seen.look(1), pool)
                    .thenCompose(
                        value ->
                            CompletableFuture.supplyAsync(() -> seen.look(2))
                                .thenApplyAsync(seen::look, pool))
                    .get(20, TimeUnit.SECONDS));

    assertThat(seen.spans()).containsExactly(root, root, root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void allOfAnyOfAndTimeouts_workAsEver() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    InternalRecord root =
        woven.under(
            () -> {
              CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> seen.look(1));
              CompletableFuture<Integer> two = CompletableFuture.supplyAsync(() -> seen.look(2));
              CompletableFuture.allOf(one, two).thenRun(seen::look).get(20, TimeUnit.SECONDS);
              CompletableFuture.anyOf(one, two).thenRun(seen::look).get(20, TimeUnit.SECONDS);
              CompletableFuture<Integer> late = new CompletableFuture<>();
              assertThat(
                      late.completeOnTimeout(3, 1, TimeUnit.MILLISECONDS)
                          .thenApply(seen::look)
                          .get(20, TimeUnit.SECONDS))
                  .isEqualTo(3);
              CompletableFuture<Integer> quick = new CompletableFuture<Integer>();
              quick.orTimeout(1, TimeUnit.DAYS).thenAccept(seen::look);
              quick.complete(4);
            });
    never.countDown();

    assertThat(seen.spans()).hasSize(6).containsOnly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void aMissingFunction_isRefusedAsEver() throws Exception {
    InternalRecord root =
        woven.under(
            () ->
                assertThatThrownBy(
                        () -> CompletableFuture.completedFuture("x").thenApply(nothing()))
                    .isInstanceOf(NullPointerException.class));

    assertThat(woven.await(1)).containsExactly(root);
  }

  @SuppressWarnings("NullAway") // the mistake under test
  private static Function<Object, Object> nothing() {
    return null;
  }

  @Test
  void functionsThatAreGivenToAPool_areCountedByHowLongTheyWaited() throws Exception {
    Waits waits = Waits.of(pool);
    InternalRecord root =
        woven.under(
            () -> {
              CompletableFuture.runAsync(seen::look, pool).get();
              CompletableFuture.supplyAsync(() -> seen.look("done"), pool).get();
              new CompletableFuture<String>().completeAsync(() -> seen.look("done"), pool).get();
            });
    CompletableFuture.runAsync(seen::look, pool).get();

    assertThat(seen.spans()).containsExactly(root, root, root, null);
    assertThat(waits.count()).isEqualTo(3);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void functionsThatDoNotWaitForAThread_areNotCounted() throws Exception {
    Waits waits = Waits.of(pool);
    InternalRecord root =
        woven.under(
            () -> {
              CompletableFuture.runAsync(seen::look, Runnable::run).get();
              CompletableFuture.completedFuture("").thenRun(seen::look).get();
              Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS, pool);
              assertThat(later.getClass().getName()).isEqualTo(StartProbe.DELAYED_EXECUTOR);
              CompletableFuture.runAsync(seen::look, later).get();
            });

    assertThat(seen.spans()).hasSize(3).containsOnly(root);
    assertThat(waits.count()).isZero();
    assertThat(woven.await(1)).containsExactly(root);
  }

  /** What carries it is a task of its own, and has waited. */
  @Test
  void aFunctionInsideOfATaskThatWaited_isCountedOnce() throws Exception {
    Waits waits = Waits.of(pool);
    Executor wrapping = task -> pool.execute(() -> task.run());
    InternalRecord root = woven.under(() -> CompletableFuture.runAsync(seen::look, wrapping).get());

    assertThat(seen.spans()).containsExactly(root);
    assertThat(waits.count()).isEqualTo(1);
    assertThat(woven.await(1)).containsExactly(root);
  }
}
