package io.hindcast.instrumentations.springscheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.record.BegunReading;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.bootstrap.record.ThreadContexts;
import io.hindcast.instrumentations.executors.ExecutorsModule;
import io.hindcast.instrumentations.executors.VirtualThreadsModule;
import io.hindcast.instrumentations.testing.Allocation;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.ScheduledMethodRunnable;

/** Each run of a {@code @Scheduled} method is a trace of its own. */
class ScheduledTest {
  @RegisterExtension
  static final WovenExtension woven =
      WovenExtension.of(
          new SpringSchedulingModule(), new ExecutorsModule(), new VirtualThreadsModule());

  private static final CountDownLatch RUNS = new CountDownLatch(6);
  private static final ConcurrentLinkedQueue<Throwable> HANDLED = new ConcurrentLinkedQueue<>();

  /** A bean. */
  static class Jobs {
    private final IllegalStateException expected = new IllegalStateException("expected");

    @Scheduled(fixedDelay = 5)
    void send() {
      new InternalRecord(ThreadContext.get()).end();
      RUNS.countDown();
    }

    @Scheduled(cron = "* * * * * *")
    void fail() {
      RUNS.countDown();
      throw expected;
    }
  }

  @EnableScheduling
  @Configuration(proxyBeanMethods = false)
  static class Timetable {
    @Bean
    Jobs jobs() {
      return new Jobs();
    }

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
      ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
      scheduler.setPoolSize(2);
      scheduler.setErrorHandler(HANDLED::add);
      scheduler.setWaitForTasksToCompleteOnShutdown(true);
      scheduler.setAwaitTerminationSeconds(20);
      return scheduler;
    }
  }

  @Test
  void eachRun_isARootWithItsName() throws Exception {
    AtomicReference<Application> application = new AtomicReference<>();
    // A context that is refreshed inside of a request hands nothing of it on.
    InternalRecord request = woven.under(() -> application.set(new Application(Timetable.class)));
    Application.await(RUNS);
    while (HANDLED.isEmpty()) {
      Thread.onSpinWait();
    }
    Objects.requireNonNull(application.get()).close();

    List<SpanRecord> records = woven.takeAll();
    assertThat(records).contains(request);
    List<InternalRecord> sent = named(records, "Jobs.send");
    assertThat(sent)
        .isNotEmpty()
        .allSatisfy(
            run -> {
              assertThat(run.isLocalRoot()).isTrue();
              assertThat(run.thrown).isNull();
              assertThat(run.function).isEqualTo(Jobs.class.getName() + ".send");
              assertThat(run.jobSystem).isEqualTo("spring_scheduling");
            });
    assertThat(sent.stream().map(InternalRecord::traceIdLow).distinct()).hasSameSizeAs(sent);
    assertThat(records)
        .filteredOn(record -> record.parent() != null)
        .isNotEmpty()
        .allMatch(child -> sent.contains(child.parent()));
    assertThat(named(records, "Jobs.fail"))
        .isNotEmpty()
        .allMatch(InternalRecord::isLocalRoot)
        .allSatisfy(run -> assertThat(run.thrown).hasMessage("expected"));
    assertThat(HANDLED).allSatisfy(thrown -> assertThat(thrown).hasMessage("expected"));
  }

  private static List<InternalRecord> named(List<SpanRecord> records, String name) {
    return records.stream()
        .filter(InternalRecord.class::isInstance)
        .map(InternalRecord.class::cast)
        .filter(record -> name.equals(record.name))
        .toList();
  }

  /** What is called by a run. */
  static final class Idle {
    /** Does nothing. */
    public void run() {}
  }

  /** Finds a class and not the one around it: such a class has no simple name. */
  private static final class Torn extends ClassLoader {
    Object newIdle() throws Exception {
      try (InputStream file = Idle.class.getResourceAsStream("ScheduledTest$Idle.class")) {
        byte[] bytes = Objects.requireNonNull(file).readAllBytes();
        Constructor<?> constructor =
            defineClass(Idle.class.getName(), bytes, 0, bytes.length).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(ScheduledTest.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void aClassWithoutASimpleName_leavesNoRecordThatNeverEnds() throws Exception {
    ScheduledMethodRunnable task = new ScheduledMethodRunnable(new Torn().newIdle(), "run");
    ScheduledMethodProbe probe = new ScheduledMethodProbe();
    BegunReading before = ThreadContexts.begun();

    assertThatThrownBy(() -> probe.enter(task, null, null, null)).isInstanceOf(LinkageError.class);
    assertThat(ThreadContexts.begun()).isEqualTo(before);
  }

  /** Two texts, the record and its trace: a run has no other bytes of ours. */
  @Test
  void allocation() throws Exception {
    ScheduledMethodProbe probe = new ScheduledMethodProbe();
    ScheduledMethodRunnable task = new ScheduledMethodRunnable(new Idle(), "run");
    double bytes =
        Allocation.bytesPerCall(
            () -> {
              Object state = Objects.requireNonNull(probe.enter(task, null, null, null));
              probe.exit(state, null, null);
            },
            600);

    assertThat(bytes).isLessThan(600);
    woven.takeAll();
  }
}
