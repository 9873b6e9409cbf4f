package io.hindcast.instrumentations.testing;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.TaskMoment;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * What the agent makes of {@code FutureTask} when it is loaded: in the tests' JVM that has happened
 * before, and what {@code submit} makes there has no fields.
 */
public final class CarryingTask<V> extends FutureTask<V> implements TaskMoment {
  private @Nullable Context context;
  private int moment;

  /** Of a call. */
  public CarryingTask(Callable<V> work) {
    super(work);
  }

  @Override
  public @Nullable Context hindcastContext() {
    return context;
  }

  @Override
  public void hindcastContext(@Nullable Context to) {
    context = to;
  }

  @Override
  public int hindcastMoment() {
    return moment;
  }

  @Override
  public void hindcastMoment(int to) {
    moment = to;
  }
}
