package io.hindcast.instrumentations.kotlincoroutines;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.testing.HeldContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.concurrent.CancellationException;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineScopeKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.JobKt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A coroutine that is over leaves no context on the heap, however it ended. */
class LeakTest {
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(new KotlinCoroutinesModule());

  private static final int ROUNDS = 200;

  private final HeldContexts contexts = new HeldContexts();
  private final CoroutineScope scope = CoroutineScopeKt.CoroutineScope(Dispatchers.getDefault());

  private boolean launch(CoroutineContext dispatcher, CoroutineStart start, Steps steps)
      throws Exception {
    return contexts.under(() -> BuildersKt.launch(scope, dispatcher, start, steps).isActive());
  }

  private static Steps.Step delay(long millis) {
    return (in, value, self) -> DelayKt.delay(millis, self);
  }

  private void assertNothingIsHeld() {
    assertThat(contexts.held()).isZero();
    assertThat(CoroutineScopeKt.isActive(scope)).isTrue();
  }

  private void cancelAll() {
    JobKt.cancelChildren(scope.getCoroutineContext(), (CancellationException) null);
  }

  @Test
  void ended() throws Exception {
    Steps ending = Steps.of(delay(1), Steps.then(() -> {}));
    for (int i = 0; i < ROUNDS; i++) {
      contexts.under(() -> BuildersKt.runBlocking(Dispatchers.getDefault(), ending));
    }

    assertNothingIsHeld();
  }

  @Test
  void cancelledWhileSuspended() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      launch(EmptyCoroutineContext.INSTANCE, CoroutineStart.DEFAULT, Steps.of(delay(3_600_000)));
    }
    cancelAll();

    assertNothingIsHeld();
  }

  @Test
  void neverStarted() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      launch(Dispatchers.getIO(), CoroutineStart.LAZY, Steps.of(delay(1)));
    }
    cancelAll();

    assertNothingIsHeld();
  }
}
