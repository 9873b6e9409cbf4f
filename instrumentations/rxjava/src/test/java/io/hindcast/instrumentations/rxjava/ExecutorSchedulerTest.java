package io.hindcast.instrumentations.rxjava;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.ScheduledExecutorService;

/** Over an executor that RxJava makes a scheduler of. */
class ExecutorSchedulerTest extends PipelineContract {
  @Override
  Scheduler over(ScheduledExecutorService thread) {
    return Schedulers.from(thread);
  }
}
