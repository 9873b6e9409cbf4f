package io.hindcast.instrumentations.kotlincoroutines;

import io.hindcast.instrumentations.testing.SeenContexts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.AwaitKt;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CompletableDeferred;
import kotlinx.coroutines.CompletableDeferredKt;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineScopeKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.Job;
import kotlinx.coroutines.NonCancellable;
import kotlinx.coroutines.SupervisorKt;
import kotlinx.coroutines.TimeoutKt;
import kotlinx.coroutines.YieldKt;
import kotlinx.coroutines.flow.Flow;
import kotlinx.coroutines.flow.FlowCollector;
import kotlinx.coroutines.flow.FlowKt;

/** One program for each way in which a coroutine comes to go on, maybe on another thread. */
final class Programs {
  private final Map<String, Steps> byName = new LinkedHashMap<>();
  private final Executor strangers;
  private final CoroutineContext dispatcher;
  private final Steps.Step look;

  private Programs(Executor strangers, CoroutineContext dispatcher, SeenContexts seen) {
    this.strangers = strangers;
    this.dispatcher = dispatcher;
    this.look = Steps.then(seen::look);
  }

  /**
   * All of them.
   *
   * @param strangers threads of somebody else
   * @param dispatcher the same as a dispatcher
   * @param seen where each step looks
   */
  static Map<String, Steps> all(
      Executor strangers, CoroutineContext dispatcher, SeenContexts seen) {
    Programs programs = new Programs(strangers, dispatcher, seen);
    programs.suspended();
    programs.dispatchers();
    programs.inner();
    programs.flows();
    return programs.byName;
  }

  private void put(String name, Steps.Step... steps) {
    byName.put(name, Steps.of(steps));
  }

  private static CoroutineScope scope(Object receiver) {
    return (CoroutineScope) receiver;
  }

  private Steps.Step delay() {
    return (scope, value, self) -> DelayKt.delay(1, self);
  }

  private Steps.Step within(CoroutineContext context, Steps block) {
    return (scope, value, self) -> BuildersKt.withContext(context, block, self);
  }

  private void suspended() {
    put("delay", look, delay(), look, delay(), look);
    put("yield", look, (scope, value, self) -> YieldKt.yield(self), look);
    put("resumed by a stranger", look, resumedByAStranger(), look);
    put(
        "failed by a stranger",
        look,
        (scope, value, self) -> {
          CompletableDeferred<Integer> later = deferred();
          strangers.execute(
              () -> later.completeExceptionally(new IllegalStateException("application")));
          return SupervisorKt.supervisorScope(
              Steps.of(look, (inner, nothing, completion) -> later.join(completion), look), self);
        },
        look);
    put(
        "timeout",
        (scope, value, self) ->
            TimeoutKt.withTimeoutOrNull(
                1, Steps.of(look, (s, v, c) -> DelayKt.delay(60_000, c), look), self),
        look);
  }

  private Steps.Step resumedByAStranger() {
    return (scope, value, self) -> {
      CompletableDeferred<Integer> later = deferred();
      strangers.execute(() -> later.complete(1));
      return later.await(self);
    };
  }

  private static CompletableDeferred<Integer> deferred() {
    return CompletableDeferredKt.CompletableDeferred((Job) null);
  }

  private void dispatchers() {
    Steps block = Steps.of(look, delay(), look);
    put("Default", within(Dispatchers.getDefault(), block), look);
    put("IO", within(Dispatchers.getIO(), block), look);
    put("Unconfined", within(Dispatchers.getUnconfined(), block), look, delay(), look);
    put(
        "Unconfined, resumed by a stranger",
        within(Dispatchers.getUnconfined(), Steps.of(look, resumedByAStranger(), look)),
        look);
    put("strangers", within(dispatcher, block), look, delay(), look);
    put("NonCancellable", within(NonCancellable.INSTANCE, block), look);
    put(
        "one in the other",
        within(
            Dispatchers.getDefault(),
            Steps.of(look, within(dispatcher, block), look, within(Dispatchers.getIO(), block))),
        look);
  }

  private void inner() {
    Steps block = Steps.of(look, delay(), look);
    put(
        "launch",
        (scope, value, self) ->
            launch(scope(scope), Dispatchers.getDefault(), CoroutineStart.DEFAULT, block)
                .join(self),
        look);
    put(
        "launch at once",
        (scope, value, self) ->
            launch(scope(scope), dispatcher, CoroutineStart.UNDISPATCHED, block).join(self),
        look);
    put(
        "launch of a function",
        (scope, value, self) ->
            BuildersKt.launch(
                    scope(scope),
                    dispatcher,
                    CoroutineStart.DEFAULT,
                    (receiver, completion) -> block.invoke(receiver, completion))
                .join(self),
        look);
    put(
        "started by a stranger",
        (scope, value, self) -> {
          Job lazy = launch(scope(scope), dispatcher, CoroutineStart.LAZY, block);
          strangers.execute(lazy::start);
          return lazy.join(self);
        },
        look);
    put(
        "async",
        (scope, value, self) -> {
          Deferred<Object> one =
              BuildersKt.async(scope(scope), dispatcher, CoroutineStart.DEFAULT, block);
          Deferred<Object> two =
              BuildersKt.async(
                  scope(scope), Dispatchers.getDefault(), CoroutineStart.DEFAULT, block);
          return AwaitKt.awaitAll(new Deferred<?>[] {one, two}, self);
        },
        look);
    put(
        "coroutineScope",
        (scope, value, self) ->
            CoroutineScopeKt.coroutineScope(
                Steps.of(
                    look,
                    (inner, nothing, completion) ->
                        launch(scope(inner), dispatcher, CoroutineStart.DEFAULT, block)),
                self),
        look);
    put(
        "runBlocking",
        (scope, value, self) -> BuildersKt.runBlocking(dispatcher, block),
        look,
        (scope, value, self) -> BuildersKt.runBlocking(Dispatchers.getUnconfined(), block),
        look);
  }

  private static Job launch(
      CoroutineScope scope, CoroutineContext context, CoroutineStart start, Steps block) {
    return BuildersKt.launch(scope, context, start, block);
  }

  private void flows() {
    Flow<Integer> numbers =
        FlowKt.flow(Steps.of(look, emit(1), look, delay(), look, emit(2), look));
    FlowCollector<Object> collector =
        (value, completion) -> Steps.of(look, delay(), look).invoke(value, completion);
    put("flow", (scope, value, self) -> numbers.collect(collector, self), look);
    put(
        "flowOn",
        (scope, value, self) -> FlowKt.flowOn(numbers, dispatcher).collect(collector, self),
        look);
    put(
        "buffered flow",
        (scope, value, self) ->
            FlowKt.flowOn(FlowKt.flowOn(numbers, Dispatchers.getDefault()), dispatcher)
                .collect(collector, self),
        look);
  }

  @SuppressWarnings("unchecked") // of whatever it is
  private static Steps.Step emit(int number) {
    return (collector, value, self) -> ((FlowCollector<Integer>) collector).emit(number, self);
  }
}
