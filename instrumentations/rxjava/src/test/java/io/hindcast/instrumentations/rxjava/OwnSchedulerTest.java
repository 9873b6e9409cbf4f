package io.hindcast.instrumentations.rxjava;

import io.reactivex.rxjava3.core.Scheduler;
import java.util.concurrent.ScheduledExecutorService;

/** Over a scheduler that the application has written. */
class OwnSchedulerTest extends PipelineContract {
  @Override
  Scheduler over(ScheduledExecutorService thread) {
    return new OwnScheduler(thread);
  }
}
