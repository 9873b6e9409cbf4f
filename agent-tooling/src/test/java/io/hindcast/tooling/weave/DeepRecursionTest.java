package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.fixture.Script;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An application that runs out of stack does so with the agent as well, and no probe is blamed. */
final class DeepRecursionTest {
  static final class Service {
    int deep;

    @SuppressWarnings("InfiniteRecursion") // that is the point
    int dive(String a) {
      deep++;
      return dive(a) + 1;
    }

    String shallow(String a) {
      return a;
    }
  }

  private static Woven weave() {
    Woven woven =
        Woven.by(
            definition -> {
              definition
                  .type(Service.class.getName())
                  .method("dive", "java.lang.String")
                  .probe(SCRIPTED);
              definition
                  .type(Service.class.getName())
                  .method("shallow", "java.lang.String")
                  .probe(SCRIPTED);
            });
    Script.on("ScriptedProbe.enter", arguments -> "state");
    return woven;
  }

  private static void overflow(Service service) throws InterruptedException {
    @Nullable Throwable[] caught = new @Nullable Throwable[1];
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                service.dive("a");
              } catch (Throwable thrown) {
                caught[0] = thrown;
              }
            },
            "diver",
            512 << 10);
    thread.start();
    thread.join();
    assertThat(caught[0]).isInstanceOf(StackOverflowError.class);
    assertThat(service.deep).isGreaterThan(10);
  }

  @Test
  void stackOverflow_reachesTheApplicationAndTheProbeStaysOn() throws InterruptedException {
    try (Woven woven = weave()) {
      assertThat(new Service().shallow("linked")).isEqualTo("linked");
      for (int i = 0; i < 2 * ProbeFailures.LIMIT; i++) {
        overflow(new Service());
      }
      AtomicInteger calls = new AtomicInteger();
      Script.on("ScriptedProbe.enter", arguments -> calls.incrementAndGet());
      assertThat(new Service().shallow("a")).isEqualTo("a");
      assertThat(calls).hasValue(1);
      assertThat(woven.lines()).isEmpty();
    }
  }
}
