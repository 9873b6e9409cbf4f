package io.hindcast.instrumentations.kotlincoroutines;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.instrumentations.testing.Requests;
import io.hindcast.instrumentations.testing.SeenContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.Iterator;
import kotlin.ResultKt;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.jvm.internal.RestrictedSuspendLambda;
import kotlin.jvm.functions.Function2;
import kotlin.sequences.SequenceScope;
import kotlin.sequences.SequencesKt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An iterator that is written as a suspending function belongs to whoever asks it for more. */
class SequenceTest {
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(new KotlinCoroutinesModule());

  /** Yields 1 and 2, as Kotlin's compiler writes it. */
  private static final class Looking extends RestrictedSuspendLambda
      implements Function2<SequenceScope<? super Integer>, Continuation<?>, Object> {
    private final SeenContexts seen;
    private final @Nullable SequenceScope<? super Integer> scope;
    private int next;

    Looking(
        SeenContexts seen,
        @Nullable SequenceScope<? super Integer> scope,
        @Nullable Continuation<Object> completion) {
      super(2, completion);
      this.seen = seen;
      this.scope = scope;
    }

    @Override
    @SuppressWarnings("unchecked") // so does the compiler
    public Continuation<Unit> create(@Nullable Object value, Continuation<?> completion) {
      return (Continuation<Unit>)
          (Continuation<?>)
              new Looking(
                  seen, (SequenceScope<? super Integer>) value, (Continuation<Object>) completion);
    }

    @Override
    public @Nullable Object invoke(
        SequenceScope<? super Integer> value, Continuation<?> completion) {
      return ((Looking) (Continuation<?>) create(value, completion)).invokeSuspend(Unit.INSTANCE);
    }

    @Override
    @SuppressWarnings("unchecked") // so does the compiler
    protected @Nullable Object invokeSuspend(@Nullable Object result) {
      ResultKt.throwOnFailure(result);
      seen.look();
      return ++next > 2 || scope == null
          ? Unit.INSTANCE
          : scope.yield(next, (Continuation<Unit>) (Continuation<?>) this);
    }
  }

  @Test
  void eachStep_runsUnderItsCaller() throws Exception {
    SeenContexts seen = new SeenContexts();
    Context one = Requests.next();
    Context two = Requests.next();
    Iterator<Integer> numbers =
        Requests.under(
            one, () -> SequencesKt.<Integer>sequence(new Looking(seen, null, null)).iterator());

    Requests.under(one, numbers::next);
    Requests.under(two, numbers::next);
    boolean more = numbers.hasNext();

    assertThat(more).isFalse();
    assertThat(seen.contexts()).containsExactly(one, two, null);
  }
}
