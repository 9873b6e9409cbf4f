package io.hindcast.instrumentations.kotlincoroutines;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.instrumentations.testing.Requests;
import io.hindcast.instrumentations.testing.SeenContexts;
import io.hindcast.instrumentations.testing.Strangers;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import kotlin.Unit;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CompletableDeferred;
import kotlinx.coroutines.CompletableDeferredKt;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineScopeKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.ExecutorsKt;
import kotlinx.coroutines.Job;
import kotlinx.coroutines.SupervisorKt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A coroutine sees what was current where it was started, before and after each suspension, and
 * nobody else sees it.
 */
class CoroutinesTest {
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(new KotlinCoroutinesModule());

  private final Strangers strangers = new Strangers();
  private final CoroutineContext dispatcher = ExecutorsKt.from(strangers.pool());
  private final CoroutineScope scope = CoroutineScopeKt.CoroutineScope(Dispatchers.getDefault());
  private final SeenContexts seen = new SeenContexts();
  private final SeenContexts other = new SeenContexts();
  private final Context request = Requests.next();
  private final Context theirs = Requests.next();

  @AfterEach
  void theThreadIsLeftAsItWas() throws Exception {
    strangers.dismiss();
  }

  static Stream<String> programs() {
    return Programs.all(Runnable::run, EmptyCoroutineContext.INSTANCE, new SeenContexts())
        .keySet()
        .stream();
  }

  private void run(@Nullable Context context, CoroutineScope in, Steps program) throws Exception {
    await(start(context, in, CoroutineStart.DEFAULT, program));
  }

  private static Deferred<Object> start(
      @Nullable Context context, CoroutineScope in, CoroutineStart start, Steps program)
      throws Exception {
    return Requests.under(
        context, () -> BuildersKt.async(in, EmptyCoroutineContext.INSTANCE, start, program));
  }

  private static void await(Job job) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    job.invokeOnCompletion(
        error -> {
          failure.set(error);
          over.countDown();
          return Unit.INSTANCE;
        });
    assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(failure.get()).isNull();
  }

  private Steps program(String name) {
    return Objects.requireNonNull(
        Programs.all(strangers.pool(), dispatcher, seen).get(name), "no program");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everything_runsUnderTheStartersContext(String name) throws Exception {
    run(request, scope, program(name));

    assertThat(seen.contexts()).hasSizeGreaterThan(1).containsOnly(request);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void startedOutsideOfARequest_runsUnderNone(String name) throws Exception {
    run(null, scope, program(name));

    assertThat(seen.contexts()).hasSizeGreaterThan(1).containsOnlyNulls();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void startedAtOnce_theCallerKeepsItsContext(String name) throws Exception {
    await(start(request, scope, CoroutineStart.UNDISPATCHED, program(name)));

    assertThat(seen.contexts()).hasSizeGreaterThan(1).containsOnly(request);
  }

  private Steps waiting(Deferred<?> shared, SeenContexts looks) {
    Steps.Step look = Steps.then(looks::look);
    return Steps.of(look, (scope, value, self) -> shared.join(self), look);
  }

  @Test
  void waitingForTheSame_eachSeesItsOwn() throws Exception {
    CoroutineScope unconfined = CoroutineScopeKt.CoroutineScope(Dispatchers.getUnconfined());
    CompletableDeferred<Integer> shared = CompletableDeferredKt.CompletableDeferred((Job) null);
    SeenContexts none = new SeenContexts();
    Job one = start(request, unconfined, CoroutineStart.DEFAULT, waiting(shared, seen));
    Job two = start(theirs, unconfined, CoroutineStart.DEFAULT, waiting(shared, other));
    Job three = start(null, unconfined, CoroutineStart.DEFAULT, waiting(shared, none));

    Requests.under(Requests.next(), () -> shared.complete(1));

    await(one);
    await(two);
    await(three);
    assertThat(seen.contexts()).containsExactly(request, request);
    assertThat(other.contexts()).containsExactly(theirs, theirs);
    assertThat(none.contexts()).hasSize(2).containsOnlyNulls();
  }

  /** A scope that belongs to a coroutine of a request and lives on in somebody's hands. */
  private CoroutineScope scopeOf(Context context) throws Exception {
    AtomicReference<CoroutineScope> inside = new AtomicReference<>();
    Deferred<Object> open =
        start(
            context,
            scope,
            CoroutineStart.UNDISPATCHED,
            Steps.of(
                (scope, value, self) -> {
                  inside.set((CoroutineScope) scope);
                  return DelayKt.delay(60_000, self);
                }));
    assertThat(open.isActive()).isTrue();
    return Objects.requireNonNull(inside.get());
  }

  @Test
  void startedByNobody_inTheScopeOfARequest_belongsToIt() throws Exception {
    CoroutineScope inside = scopeOf(request);
    run(null, inside, Steps.of(Steps.then(seen::look)));

    assertThat(seen.contexts()).containsExactly(request);
    CoroutineScopeKt.cancel(inside, (CancellationException) null);
  }

  @Test
  void startedUnderAnother_inTheScopeOfARequest_belongsToTheOther() throws Exception {
    CoroutineScope inside = scopeOf(request);
    run(theirs, inside, Steps.of(Steps.then(seen::look)));

    assertThat(seen.contexts()).containsExactly(theirs);
    CoroutineScopeKt.cancel(inside, (CancellationException) null);
  }

  @Test
  void contextOfACoroutine_holdsNothingOfOurs() throws Exception {
    List<String> elements = new ArrayList<>();
    run(
        request,
        scope,
        Steps.of(
            (scope, value, self) ->
                self.getContext()
                    .fold(
                        "",
                        (found, element) -> {
                          elements.add(element.getClass().getName());
                          return found;
                        })));

    assertThat(elements).isNotEmpty().allMatch(name -> name.startsWith("kotlinx.coroutines."));
  }

  @Test
  void thrown_hasNoFrameOfOurs() throws Exception {
    CoroutineScope supervised =
        CoroutineScopeKt.CoroutineScope(
            Dispatchers.getDefault().plus(SupervisorKt.SupervisorJob((Job) null)));
    Deferred<Object> failing =
        start(
            request,
            supervised,
            CoroutineStart.DEFAULT,
            Steps.of(
                (scope, value, self) -> DelayKt.delay(1, self),
                (scope, value, self) -> {
                  throw new IllegalStateException("application");
                }));
    CountDownLatch over = new CountDownLatch(1);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    failing.invokeOnCompletion(
        error -> {
          failure.set(error);
          over.countDown();
          return Unit.INSTANCE;
        });

    assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(failure.get()).isInstanceOf(IllegalStateException.class);
    assertThat(Objects.requireNonNull(failure.get()).getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith("kotlin.coroutines."))
        .noneMatch(frame -> frame.getClassName().startsWith("io.hindcast.bootstrap."));
  }
}
