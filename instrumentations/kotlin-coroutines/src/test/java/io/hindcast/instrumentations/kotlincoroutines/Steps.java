package io.hindcast.instrumentations.kotlincoroutines;

import kotlin.ResultKt;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlin.coroutines.jvm.internal.SuspendLambda;
import kotlin.jvm.functions.Function2;
import org.jspecify.annotations.Nullable;

/**
 * A suspending lambda as Kotlin's compiler makes one, so that no Kotlin has to be compiled here: an
 * object for each start, which remembers where it was suspended and goes on there.
 */
final class Steps extends SuspendLambda implements Function2<Object, Continuation<?>, Object> {
  private static final int ARITY = 2;

  private final Step[] steps;
  private final @Nullable Object receiver;
  private int next;

  private Steps(
      Step[] steps, @Nullable Object receiver, @Nullable Continuation<Object> completion) {
    super(ARITY, completion);
    this.steps = steps;
    this.receiver = receiver;
  }

  /** What is done between two points where the lambda may be suspended. */
  @FunctionalInterface
  interface Step {
    /**
     * Does it.
     *
     * @param scope what the lambda is called on: a scope, a collector
     * @param value what the step before gave
     * @param self to be handed to a suspending function, whose result it then returns
     */
    @Nullable Object run(Object scope, @Nullable Object value, Continuation<Object> self)
        throws Exception;
  }

  static Steps of(Step... steps) {
    return new Steps(steps, null, null);
  }

  /** A step that is not suspended. */
  static Step then(Runnable action) {
    return (scope, value, self) -> {
      action.run();
      return value;
    };
  }

  @Override
  @SuppressWarnings("unchecked") // so does the compiler
  public Continuation<Unit> create(@Nullable Object value, Continuation<?> completion) {
    return (Continuation<Unit>)
        (Continuation<?>) new Steps(steps, value, (Continuation<Object>) completion);
  }

  @Override
  public @Nullable Object invoke(@Nullable Object value, Continuation<?> completion) {
    return ((Steps) (Continuation<?>) create(value, completion)).invokeSuspend(Unit.INSTANCE);
  }

  @Override
  protected @Nullable Object invokeSuspend(@Nullable Object result) {
    ResultKt.throwOnFailure(result);
    Object value = result;
    while (next < steps.length) {
      Step step = steps[next++];
      value = run(step, value);
      if (value == IntrinsicsKt.getCOROUTINE_SUSPENDED()) {
        return value;
      }
    }
    return value;
  }

  private @Nullable Object run(Step step, @Nullable Object value) {
    try {
      return step.run(receiver == null ? Unit.INSTANCE : receiver, value, this);
    } catch (RuntimeException unchecked) {
      throw unchecked;
    } catch (Exception checked) {
      throw new AssertionError(checked);
    }
  }
}
