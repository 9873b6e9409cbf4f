package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.PROBES;
import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static io.hindcast.instrumentations.fixture.FixtureModule.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.fixture.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that call a woven method for the first time at once. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FirstCallTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 50;

  private static TestLoader deploy() {
    return new ChildFirstLoader(FirstCallTest.class.getClassLoader()).with(Deployed.class);
  }

  private static Woven weave(String probe) {
    return Woven.by(
        definition ->
            definition
                .type(Deployed.class.getName())
                .method("apply", "java.lang.Object")
                .replaceResult()
                .probe(probe));
  }

  @Test
  void manyThreads_allCallsReachAProbe() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Woven woven = weave(SCRIPTED)) {
      AtomicInteger entered = new AtomicInteger();
      AtomicInteger exited = new AtomicInteger();
      Script.on("ScriptedProbe.enter", arguments -> entered.incrementAndGet());
      Script.on("ScriptedProbe.exit", arguments -> "woven " + exited.incrementAndGet());
      for (int round = 0; round < ROUNDS; round++) {
        UnaryOperator<Object> service = Deployed.in(deploy());
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        List<Future<Object>> results = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          results.add(
              threads.submit(
                  () -> {
                    barrier.await();
                    return service.apply("x");
                  }));
        }
        for (Future<Object> result : results) {
          assertThat(result.get(30, TimeUnit.SECONDS)).asString().startsWith("woven ");
        }
      }
      assertThat(entered).hasValue(ROUNDS * THREADS);
      assertThat(exited).hasValue(ROUNDS * THREADS);
      assertThat(woven.lines()).isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void manyThreadsLoadingAndCalling_eachClassGetsItsOwnSlots() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Woven woven =
        Woven.by(
            definition -> {
              definition
                  .type(Deployed.class.getName())
                  .method("apply", "java.lang.Object")
                  .replaceResult()
                  .probe(SCRIPTED);
              definition.type(Deployed.class.getName()).constructor().probe(SECOND);
              definition.type(Generated.NAME).constructor().probe(SCRIPTED);
              definition
                  .type(Generated.NAME)
                  .method("apply", "java.lang.Object")
                  .replaceResult()
                  .probe(SECOND);
            })) {
      for (String probe : new String[] {"ScriptedProbe", "SecondProbe"}) {
        Script.on(probe + ".enter", arguments -> "state");
        Script.on(probe + ".exit", arguments -> probe + " " + arguments[2]);
      }
      byte[] generated = Generated.ofVersion(52);
      List<Future<?>> results = new ArrayList<>();
      for (int i = 0; i < THREADS * ROUNDS; i++) {
        results.add(
            threads.submit(
                () -> {
                  TestLoader loader = deploy().with(Generated.NAME, generated);
                  assertThat(Deployed.in(loader).apply("x")).isEqualTo("ScriptedProbe <x>");
                  assertThat(Generated.in(loader).apply(1)).isEqualTo("SecondProbe failed");
                  return null;
                }));
      }
      for (Future<?> result : results) {
        result.get(30, TimeUnit.SECONDS);
      }
      assertThat(woven.lines()).isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void callerHoldsTheLoadersLockWhileAnotherLinks_noDeadlock() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try (Woven woven = weave(PROBES + "LibraryProbe")) {
      Script.on("LibraryProbe.enter", arguments -> "state");
      Script.on("LibraryProbe.exit", arguments -> "woven " + arguments[2]);
      // Not parallel capable: it locks itself while it loads.
      TestLoader loader = deploy();
      UnaryOperator<Object> service = Deployed.in(loader);
      Thread[] linking = new Thread[1];
      Future<Object> other;
      synchronized (loader) {
        other =
            threads.submit(
                () -> {
                  linking[0] = Thread.currentThread();
                  return service.apply("x");
                });
        while (linking[0] == null || linking[0].getState() != Thread.State.BLOCKED) {
          Thread.onSpinWait();
        }
        assertThat(service.apply("x")).isEqualTo("woven <x>");
      }
      assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo("woven <x>");
      assertThat(woven.lines()).isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void probeThatCallsTheWovenMethodItself_doesNotFallIntoItself() {
    try (Woven woven = weave(SCRIPTED)) {
      UnaryOperator<Object> service = Deployed.in(deploy());
      AtomicInteger entered = new AtomicInteger();
      Script.on(
          "ScriptedProbe.enter",
          arguments -> {
            if (entered.incrementAndGet() == 1) {
              assertThat(service.apply("inner")).isEqualTo("<inner>");
            }
            return null;
          });
      assertThat(service.apply("x")).isEqualTo("<x>");
      assertThat(entered).hasValue(2);
      assertThat(woven.lines()).isEmpty();
    }
  }
}
