package io.hindcast.instrumentations.kotlincoroutines;

import io.hindcast.bootstrap.carry.ContextCarrier;
import kotlin.coroutines.CoroutineContext;
import kotlin.jvm.functions.Function2;
import org.jspecify.annotations.Nullable;

/**
 * Finds the coroutine that a context belongs to. Not by the key of jobs: that is in another library
 * than contexts are, which need not be there, nor in the same class loader.
 */
final class CarryingCoroutine
    implements Function2<
        @Nullable ContextCarrier, CoroutineContext.Element, @Nullable ContextCarrier> {
  private static final CarryingCoroutine IN = new CarryingCoroutine();

  private CarryingCoroutine() {}

  /** The coroutine; null where there is none. */
  static @Nullable ContextCarrier in(CoroutineContext context) {
    return context.fold(null, IN);
  }

  @Override
  public @Nullable ContextCarrier invoke(
      @Nullable ContextCarrier found, CoroutineContext.Element element) {
    return element instanceof ContextCarrier carrier ? carrier : found;
  }
}
