package io.hindcast.instrumentations.kotlincoroutines;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.instrumentations.testing.Requests;
import io.hindcast.instrumentations.testing.SeenContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import kotlin.Unit;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineScopeKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.Job;
import kotlinx.coroutines.YieldKt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many coroutines at once over shared dispatchers, nested at random. */
class StressTest {
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(new KotlinCoroutinesModule());

  private static final long SEED = 20_261_121;
  private static final int REQUESTS = 2_000;
  private static final int AT_ONCE = 64;
  private static final int DEPTH = 3;

  private final CoroutineScope scope = CoroutineScopeKt.CoroutineScope(Dispatchers.getDefault());
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final AtomicLong checked = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();

  @Test
  void everyStep_seesItsOwnRequest() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < REQUESTS; i++) {
      assertThat(free.tryAcquire(60, TimeUnit.SECONDS)).as("seed %s", SEED).isTrue();
      Context own = random.nextInt(8) == 0 ? null : Requests.next();
      Steps program = program(random, DEPTH, own);
      CoroutineContext dispatcher = dispatcher(random);
      Job job =
          Requests.under(
              own, () -> BuildersKt.launch(scope, dispatcher, CoroutineStart.DEFAULT, program));
      job.invokeOnCompletion(
          error -> {
            free.release();
            return Unit.INSTANCE;
          });
    }
    assertThat(free.tryAcquire(AT_ONCE, 60, TimeUnit.SECONDS)).as("seed %s", SEED).isTrue();

    assertThat(wrong).as("of %s checks, seed %s", checked, SEED).hasValue(0);
    assertThat(checked.get()).isGreaterThan(5L * REQUESTS);
  }

  private Steps.Step check(@Nullable Context own) {
    return Steps.then(
        () -> {
          checked.incrementAndGet();
          if (SeenContexts.here() != own) {
            wrong.incrementAndGet();
          }
        });
  }

  private static CoroutineContext dispatcher(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> Dispatchers.getIO();
      case 1 -> Dispatchers.getUnconfined();
      case 2 -> Dispatchers.getDefault();
      default -> EmptyCoroutineContext.INSTANCE;
    };
  }

  private Steps program(SplittableRandom random, int depth, @Nullable Context own) {
    Steps.Step[] steps = new Steps.Step[7];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i % 2 == 0 ? check(own) : step(random, depth, own);
    }
    return Steps.of(steps);
  }

  private Steps.Step step(SplittableRandom random, int depth, @Nullable Context own) {
    int kind = depth == 0 ? random.nextInt(2) : random.nextInt(5);
    if (kind == 0) {
      return (in, value, self) -> DelayKt.delay(1, self);
    }
    if (kind == 1) {
      return (in, value, self) -> YieldKt.yield(self);
    }
    Steps inner = program(random, depth - 1, own);
    CoroutineContext dispatcher = dispatcher(random);
    if (kind == 2) {
      return (in, value, self) -> BuildersKt.withContext(dispatcher, inner, self);
    }
    if (kind == 3) {
      return (in, value, self) -> CoroutineScopeKt.coroutineScope(inner, self);
    }
    return (in, value, self) ->
        BuildersKt.launch((CoroutineScope) in, dispatcher, CoroutineStart.DEFAULT, inner)
            .join(self);
  }
}
