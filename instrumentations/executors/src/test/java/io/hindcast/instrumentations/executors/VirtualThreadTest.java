package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.TaskContexts;
import io.hindcast.instrumentations.testing.Drain;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A virtual thread runs under the context of the code that made it, however it was made. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ExecutorsModule());

  private static final int MANY = 1_000;

  private final Seen seen = new Seen();

  @BeforeAll
  static void weave() {
    Drain.woven(new VirtualThreadsModule());
  }

  /** Carried by a fork/join pool: their going on is no task of whoever wakes them. */
  @Test
  void started_runUnderTheContext_andLeaveTheSchedulerAlone() throws Exception {
    List<Thread> threads = new ArrayList<>();
    Runnable body =
        () -> {
          // Not to wait for anything: a virtual thread that sleeps leaves its carrier.
          sleep();
          seen.look();
        };
    InternalRecord root =
        woven.under(
            () -> {
              for (int i = 0; i < MANY; i++) {
                threads.add(Jdk21.startVirtualThread(body));
              }
              assertThat(TaskContexts.isEmpty()).isTrue();
              for (Thread thread : threads) {
                thread.join();
              }
            });

    assertThat(seen.spans()).hasSize(MANY).containsOnly(root);
    assertThat(TaskContexts.isEmpty()).isTrue();
    assertThat(woven.await(1)).containsExactly(root);
  }

  private static void sleep() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void madeInARequest_andStartedOutside_belongsToTheRequest() throws Exception {
    List<Thread> thread = new ArrayList<>();
    InternalRecord root = woven.under(() -> thread.add(Jdk21.unstartedVirtualThread(seen::look)));
    thread.get(0).start();
    thread.get(0).join();

    assertThat(seen.spans()).containsExactly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void madeOutside_runsWithout() throws Exception {
    Thread thread = Jdk21.unstartedVirtualThread(seen::look);
    InternalRecord root =
        woven.under(
            () -> {
              thread.start();
              thread.join();
            });

    assertThat(seen.spans()).hasSize(1).containsOnlyNulls();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void wokenByAnotherRequest_staysUnderItsOwn() throws Exception {
    CountDownLatch looked = new CountDownLatch(1);
    CountDownLatch wake = new CountDownLatch(1);
    List<Thread> thread = new ArrayList<>();
    InternalRecord own =
        woven.under(
            () ->
                thread.add(
                    Jdk21.startVirtualThread(
                        () -> {
                          seen.look();
                          looked.countDown();
                          ExecutorContract.await(wake);
                          seen.look();
                        })));
    ExecutorContract.await(looked);
    InternalRecord waking = woven.under(wake::countDown);
    thread.get(0).join();

    assertThat(seen.spans()).containsExactly(own, own);
    assertThat(woven.await(2)).containsExactly(own, waking);
  }

  @Test
  void oneOfAnother_passesItOn_andWhatItThrowsEndsIt() throws Exception {
    Runnable inner =
        () -> {
          seen.look();
          throw new Thrown();
        };
    Runnable outer =
        () -> {
          try {
            Thread thread = Jdk21.unstartedVirtualThread(inner);
            thread.setUncaughtExceptionHandler((ended, thrown) -> seen.look());
            thread.start();
            thread.join();
          } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
          }
          seen.look();
        };
    InternalRecord root = woven.under(() -> Jdk21.startVirtualThread(outer).join());

    assertThat(seen.spans()).containsExactly(root, null, root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  private static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void forkedInAStructuredScope_runsUnderTheContext() throws Exception {
    Class<?> scopeType = Class.forName("java.util.concurrent.StructuredTaskScope");
    InternalRecord root =
        woven.under(
            () -> {
              Method open = scopeType.getMethod("open");
              try (AutoCloseable scope = (AutoCloseable) open.invoke(null)) {
                Callable<String> task = () -> seen.look("done");
                Method fork = scopeType.getMethod("fork", Callable.class);
                fork.invoke(scope, task);
                fork.invoke(scope, task);
                scopeType.getMethod("join").invoke(scope);
              }
            });

    assertThat(seen.spans()).containsExactly(root, root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  /** A worker outlives the request that it was started in. */
  @Test
  void workersOfAPool_holdNothingOfWhatStartedThem() throws Exception {
    ThreadPoolExecutor pool =
        (ThreadPoolExecutor) Executors.newFixedThreadPool(2, Jdk21.virtualThreads());
    Seen after = new Seen();
    Abandoned requests = new Abandoned();
    requests.under(() -> pool.submit(() -> {}).get());
    requests.under(pool::prestartAllCoreThreads);
    pool.submit((Runnable) after::look).get();

    assertThat(after.spans()).hasSize(1).containsOnlyNulls();
    requests.assertNoneIsLeft();
    ExecutorContract.close(pool);
  }

  /** The JDK's own, which wait for sockets on behalf of all others. */
  @Test
  void pollers_holdNothingOfWhatStartedThem() throws Exception {
    Abandoned requests = new Abandoned();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      requests.under(
          () -> {
            CountDownLatch reads = new CountDownLatch(1);
            Thread reader =
                Jdk21.startVirtualThread(
                    () -> {
                      try (Socket socket =
                          new Socket(server.getInetAddress(), server.getLocalPort())) {
                        reads.countDown();
                        socket.getInputStream().read();
                      } catch (Exception unexpected) {
                        throw new IllegalStateException(unexpected);
                      }
                    });
            try (Socket accepted = server.accept()) {
              ExecutorContract.await(reads);
              while (reader.getState() == Thread.State.RUNNABLE) {
                LockSupport.parkNanos(1_000_000);
              }
              accepted.getOutputStream().write(1);
            }
            reader.join();
          });
    }

    requests.assertNoneIsLeft();
  }

  @Test
  void endedAndNeverStarted_leaveNothing() throws Exception {
    Abandoned requests = new Abandoned();
    List<Thread> held = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      requests.under(() -> held.add(Jdk21.startVirtualThread(() -> {})));
      requests.under(() -> Jdk21.unstartedVirtualThread(() -> {}));
    }
    for (Thread thread : held) {
      thread.join();
    }

    requests.assertNoneIsLeft();
    assertThat(held).hasSize(MANY);
  }
}
