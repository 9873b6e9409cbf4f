package io.hindcast.instrumentations.springscheduling;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.ScheduledMethodRunnable;

/**
 * {@code ScheduledMethodRunnable.run()}: one run of a {@code @Scheduled} method. What the method
 * throws comes out here, and goes to Spring's error handler behind it.
 *
 * <p>The names are put together at each run: timetables are slow, and the method's class is known
 * by nothing shorter-lived than itself to remember them in.
 */
public final class ScheduledMethodProbe extends Probe {
  /** For the slot. */
  public ScheduledMethodProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    ThreadContext thread = ThreadContext.get();
    if (thread.isSuppressed() || !(self instanceof ScheduledMethodRunnable task)) {
      return null;
    }
    Method method = task.getMethod();
    Class<?> declaring = method.getDeclaringClass();
    // Before there is a record, which would never end: a class without the one around it throws.
    String name = declaring.getSimpleName() + '.' + method.getName();
    InternalRecord record = new InternalRecord(thread);
    record.name = name;
    record.function = declaring.getName() + '.' + method.getName();
    record.jobSystem = "spring_scheduling";
    record.activate(thread);
    return record;
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
