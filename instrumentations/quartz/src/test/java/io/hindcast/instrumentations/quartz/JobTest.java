package io.hindcast.instrumentations.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.record.BegunReading;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.bootstrap.record.ThreadContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

class JobTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new QuartzModule());

  private static volatile CountDownLatch runs = new CountDownLatch(0);
  private static final AtomicReference<Throwable> THROWN = new AtomicReference<>();

  /** A job. */
  public static class Report implements Job {
    /** For Quartz. */
    public Report() {}

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
      new InternalRecord(ThreadContext.get()).end();
      runs.countDown();
    }
  }

  /** A job that is a job already. */
  public static final class LongReport extends Report {
    /** For Quartz. */
    public LongReport() {}

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
      super.execute(context);
    }
  }

  /** A job that fails. */
  public static final class Failing implements Job {
    /** For Quartz. */
    public Failing() {}

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
      JobExecutionException failure = new JobExecutionException("expected");
      THROWN.set(failure);
      runs.countDown();
      throw failure;
    }
  }

  private static Scheduler scheduler() throws Exception {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "reports");
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    properties.setProperty("org.quartz.threadPool.threadCount", "2");
    return new StdSchedulerFactory(properties).getScheduler();
  }

  private static void run(Class<? extends Job> job, int times) throws Exception {
    Scheduler scheduler = scheduler();
    scheduler.start();
    runs = new CountDownLatch(times);
    Trigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(job.getSimpleName(), "night")
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withIntervalInMilliseconds(1)
                    .withRepeatCount(times - 1))
            .build();
    scheduler.scheduleJob(
        JobBuilder.newJob(job).withIdentity(job.getSimpleName(), "night").build(), trigger);
    assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
    scheduler.shutdown(true);
  }

  @Test
  void eachExecution_isARootByTheJobsKey() throws Exception {
    InternalRecord request = woven.under(() -> run(Report.class, 3));

    List<SpanRecord> records = woven.await(7);
    List<InternalRecord> jobs = named(records, "night.Report");
    assertThat(jobs)
        .hasSize(3)
        .allMatch(InternalRecord::isLocalRoot)
        .allSatisfy(
            job -> {
              assertThat(job.function).isEqualTo(Report.class.getName() + ".execute");
              assertThat(job.jobSystem).isEqualTo("quartz");
              assertThat(job.thrown).isNull();
            });
    assertThat(records).filteredOn(record -> jobs.contains(record.parent())).hasSize(3);
    assertThat(records).contains(request);
  }

  @Test
  void aJobThatCallsItsSuperclass_isOneSpan() throws Exception {
    run(LongReport.class, 1);

    List<SpanRecord> records = woven.await(2);
    assertThat(named(records, "night.LongReport")).hasSize(1);
  }

  @Test
  void whatAJobThrows_isOnItsSpan() throws Exception {
    run(Failing.class, 1);

    InternalRecord job = (InternalRecord) woven.await(1).get(0);
    assertThat(job.name).isEqualTo("night.Failing");
    assertThat(job.thrown).isSameAs(THROWN.get());
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(JobTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Test
  void aDetailThatThrows_leavesNoRecordThatNeverEnds() {
    // One of the application's own that knows its key only.
    JobDetail detail =
        proxy(
            JobDetail.class,
            (self, method, arguments) -> {
              if (method.getName().equals("getKey")) {
                return new JobKey("broken", "night");
              }
              throw new IllegalStateException("expected");
            });
    JobExecutionContext execution =
        proxy(JobExecutionContext.class, (self, method, arguments) -> detail);
    JobProbe probe = new JobProbe();
    BegunReading before = ThreadContexts.begun();

    assertThatThrownBy(() -> probe.enter(new Report(), execution, null, null))
        .hasMessage("expected");
    assertThat(ThreadContexts.begun()).isEqualTo(before);
  }

  private static List<InternalRecord> named(List<SpanRecord> records, String name) {
    return records.stream()
        .map(InternalRecord.class::cast)
        .filter(record -> name.equals(record.name))
        .toList();
  }
}
