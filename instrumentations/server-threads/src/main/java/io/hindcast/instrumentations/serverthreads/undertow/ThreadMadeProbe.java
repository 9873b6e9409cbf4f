package io.hindcast.instrumentations.serverthreads.undertow;

import io.hindcast.bootstrap.pool.Employed;
import io.hindcast.bootstrap.pool.Employer;
import io.hindcast.bootstrap.probe.Probe;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The constructor of what a worker runs for all its life. Tells it whose worker it is: on the
 * worker's thread nothing leads to the pool before its first task is over, and the name of that
 * thread is known there only.
 */
public final class ThreadMadeProbe extends Probe {
  /** For the slot. */
  public ThreadMadeProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return a0;
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    if (result instanceof Employed worker) {
      worker.hindcastEmployer(new Employer((Executor) state));
    }
    return result;
  }
}
