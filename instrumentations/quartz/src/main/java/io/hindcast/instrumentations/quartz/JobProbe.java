package io.hindcast.instrumentations.quartz;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;

/**
 * {@code Job.execute(JobExecutionContext)}. Quartz catches what it throws and tells its listeners;
 * here it is still what the job threw.
 *
 * <p>A job may hand on to another object that is a job, or to its super class: one span.
 */
public final class JobProbe extends Probe {
  private static final String SYSTEM = "quartz";

  /** For the slot. */
  public JobProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    if (self == null || thread.isSuppressed() || !(a0 instanceof JobExecutionContext execution)) {
      return null;
    }
    JobDetail detail = execution.getJobDetail();
    // As Quartz writes keys: group.name.
    String name = detail.getKey().toString();
    if (isRunning(thread, name)) {
      return null;
    }
    // Before there is a record, which would never end: the detail may be the application's own.
    String function = detail.getJobClass().getName() + ".execute";
    InternalRecord record = new InternalRecord(thread);
    record.name = name;
    record.function = function;
    record.jobSystem = SYSTEM;
    record.activate(thread);
    return record;
  }

  private static boolean isRunning(ThreadContext thread, String name) {
    return thread.span() instanceof InternalRecord around
        && SYSTEM.equals(around.jobSystem)
        && name.equals(around.name)
        && !around.isEnded();
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    InternalRecord record = (InternalRecord) state;
    record.deactivate(ThreadContext.get());
    record.thrown = thrown;
    record.end();
    return result;
  }
}
