package io.hindcast.instrumentations.springscheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.executors.ExecutorsModule;
import io.hindcast.instrumentations.executors.VirtualThreadsModule;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.SchedulingAwareRunnable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.CronTrigger;

/**
 * An {@code @Async} method runs under the context of its caller, whatever executor is behind it.
 */
class AsyncTest {
  @RegisterExtension
  static final WovenExtension woven =
      WovenExtension.of(
          new SpringSchedulingModule(), new ExecutorsModule(), new VirtualThreadsModule());

  /** A bean. */
  public static class Service {
    /** For Spring. */
    public Service() {}

    /** Answers. */
    @Async
    public CompletableFuture<String> answer() {
      Application.look();
      return CompletableFuture.completedFuture("done");
    }

    /** Tells. */
    @Async
    public void tell(CountDownLatch told) {
      Application.look();
      told.countDown();
    }
  }

  @EnableAsync
  @Configuration(proxyBeanMethods = false)
  static class Pool {
    @Bean
    Service service() {
      return new Service();
    }

    @Bean
    TaskExecutor taskExecutor() {
      ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
      executor.setCorePoolSize(1);
      return executor;
    }
  }

  @EnableAsync
  @Configuration(proxyBeanMethods = false)
  static class ThreadATask {
    @Bean
    Service service() {
      return new Service();
    }

    @Bean
    TaskExecutor taskExecutor() {
      SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("single-");
      executor.setConcurrencyLimit(4);
      return executor;
    }
  }

  @EnableAsync
  @Configuration(proxyBeanMethods = false)
  static class Foreign {
    @Bean
    Service service() {
      return new Service();
    }

    @Bean(destroyMethod = "shutdown")
    ExecutorService threads() {
      return Executors.newFixedThreadPool(1);
    }

    @Bean
    TaskExecutor taskExecutor(ExecutorService threads) {
      return new ConcurrentTaskExecutor(threads);
    }
  }

  @EnableAsync
  @Configuration(proxyBeanMethods = false)
  static class Scheduler {
    @Bean
    Service service() {
      return new Service();
    }

    @Bean
    ThreadPoolTaskScheduler taskExecutor() {
      return new ThreadPoolTaskScheduler();
    }
  }

  private static void methodsSeeTheirCaller(Class<?> configuration) throws Exception {
    List<InternalRecord> roots = new ArrayList<>();
    try (Application application = new Application(configuration)) {
      Service service = application.bean(Service.class);
      CountDownLatch told = new CountDownLatch(1);
      roots.add(woven.under(() -> Application.await(service.answer())));
      Application.await(service.answer());
      roots.add(
          woven.under(
              () -> {
                service.tell(told);
                Application.await(told);
              }));
    }

    assertThat(Application.SEEN).containsExactly(roots.get(0), null, roots.get(1));
    assertThat(woven.await(2)).isEqualTo(roots);
  }

  @Test
  void threadPoolTaskExecutor() throws Exception {
    methodsSeeTheirCaller(Pool.class);
  }

  @Test
  void simpleAsyncTaskExecutor() throws Exception {
    methodsSeeTheirCaller(ThreadATask.class);
  }

  @Test
  void concurrentTaskExecutor() throws Exception {
    methodsSeeTheirCaller(Foreign.class);
  }

  @Test
  void threadPoolTaskScheduler() throws Exception {
    methodsSeeTheirCaller(Scheduler.class);
  }

  @Test
  @SuppressWarnings("FutureReturnValueIgnored") // the latch tells
  void aTaskWithATrigger_dragsNoRequestAlong() throws Exception {
    Application.SEEN.clear();
    ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    scheduler.initialize();
    CountDownLatch runs = new CountDownLatch(2);
    InternalRecord root =
        woven.under(
            () ->
                scheduler.schedule(
                    () -> {
                      Application.look();
                      runs.countDown();
                    },
                    new CronTrigger("* * * * * *")));
    Application.await(runs);
    scheduler.shutdown();

    assertThat(Application.SEEN).hasSizeGreaterThanOrEqualTo(2).containsOnlyNulls();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void virtualThreads() throws Exception {
    assumeTrue(Runtime.version().feature() >= 21, "a JVM with virtual threads");
    assumeTrue(hasVirtualThreads(), "Spring 6.1 and later");
    SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor();
    executor.setVirtualThreads(true);
    runsUnderTheContext(executor);
  }

  private static boolean hasVirtualThreads() {
    return Arrays.stream(SimpleAsyncTaskExecutor.class.getMethods())
        .anyMatch(method -> method.getName().equals("setVirtualThreads"));
  }

  @Test
  void aThreadATask() throws Exception {
    runsUnderTheContext(new SimpleAsyncTaskExecutor());
  }

  private static void runsUnderTheContext(TaskExecutor executor) throws Exception {
    CountDownLatch ran = new CountDownLatch(2);
    Runnable task =
        () -> {
          Application.look();
          ran.countDown();
        };
    Application.SEEN.clear();
    InternalRecord root = woven.under(() -> executor.execute(task));
    executor.execute(task);
    Application.await(ran);

    assertThat(Application.SEEN).containsExactlyInAnyOrder(root, null);
    assertThat(woven.await(1)).containsExactly(root);
  }

  /** What a listener container runs, or a task that only says what it is. */
  private record Listening(boolean isLongLived, List<@Nullable SpanRecord> seen, CountDownLatch ran)
      implements SchedulingAwareRunnable {
    @Override
    public void run() {
      seen.add(ThreadContext.get().span());
      ran.countDown();
    }
  }

  /** By each method that takes a task: which ones there are depends on the version. */
  private static void dragNoRequestAlong(TaskExecutor executor) throws Exception {
    List<Method> ways =
        Arrays.stream(executor.getClass().getMethods())
            .filter(way -> way.getName().equals("execute") || way.getName().startsWith("submit"))
            .filter(way -> way.getParameterTypes()[0] == Runnable.class)
            .toList();
    List<@Nullable SpanRecord> stay = Collections.synchronizedList(new ArrayList<>());
    List<@Nullable SpanRecord> end = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch ran = new CountDownLatch(2 * ways.size());
    InternalRecord root =
        woven.under(
            () -> {
              for (Method way : ways) {
                handOver(new Listening(true, stay, ran), executor, way);
                handOver(new Listening(false, end, ran), executor, way);
              }
            });
    Application.await(ran);

    assertThat(stay).hasSize(ways.size()).containsOnlyNulls();
    assertThat(end).hasSize(ways.size()).containsOnly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  private static void handOver(Runnable task, TaskExecutor executor, Method way) throws Exception {
    Object[] arguments = {task, Long.MAX_VALUE};
    way.invoke(executor, Arrays.copyOf(arguments, way.getParameterCount()));
  }

  @Test
  void longLivedTasks_onThreadsOfTheirOwn() throws Exception {
    dragNoRequestAlong(new SimpleAsyncTaskExecutor());
  }

  @Test
  void longLivedTasks_insideOfAWrapper() throws Exception {
    SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor();
    executor.setConcurrencyLimit(4);
    dragNoRequestAlong(executor);
  }

  @Test
  void longLivedTasks_onASchedulersThreads() throws Exception {
    assumeTrue(hasVirtualThreads(), "Spring 6.1 and later");
    dragNoRequestAlong(
        Class.forName("org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler")
            .asSubclass(TaskExecutor.class)
            .getConstructor()
            .newInstance());
  }

  @Test
  void longLivedTasks_onVirtualThreads() throws Exception {
    assumeTrue(Runtime.version().feature() >= 21, "a JVM with virtual threads");
    assumeTrue(hasVirtualThreads(), "Spring 6.1 and later");
    SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor();
    executor.setVirtualThreads(true);
    dragNoRequestAlong(executor);
  }

  @Test
  void longLivedTasks_onThreadsOfAPool() throws Exception {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(2);
    executor.initialize();
    dragNoRequestAlong(executor);
    executor.shutdown();
  }
}
