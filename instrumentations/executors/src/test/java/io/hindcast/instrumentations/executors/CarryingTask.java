package io.hindcast.instrumentations.executors;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.TaskMoment;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * What the agent makes of {@code FutureTask} when it is loaded: in these tests that has happened
 * before.
 */
final class CarryingTask<V> extends FutureTask<V> implements TaskMoment {
  private @Nullable Context context;
  private int moment;

  CarryingTask(Callable<V> work) {
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
