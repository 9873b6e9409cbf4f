package io.hindcast.instrumentations.rxjava;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A scheduler of the application, over one thread: nothing of RxJava's lies around its tasks. */
final class OwnScheduler extends Scheduler {
  private final ScheduledExecutorService thread;

  OwnScheduler(ScheduledExecutorService thread) {
    this.thread = thread;
  }

  @Override
  public Worker createWorker() {
    return new Worker() {
      private volatile boolean disposed;

      @Override
      public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return Disposable.fromFuture(
            thread.schedule(
                () -> {
                  if (!disposed) {
                    task.run();
                  }
                },
                delay,
                unit),
            false);
      }

      @Override
      public void dispose() {
        disposed = true;
      }

      @Override
      public boolean isDisposed() {
        return disposed;
      }
    };
  }
}
