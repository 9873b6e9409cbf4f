package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.PROBES;
import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.fixture.Script;
import io.hindcast.tooling.spi.MethodRule;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whatever a probe does wrong, the application does not notice and a person reads one line. */
final class FailingProbeTest {
  static final class Service {
    String run(String a, int b) {
      return a + b;
    }

    int number() {
      return 1;
    }
  }

  private static Woven weave(String probe, UnaryOperator<MethodRule> more) {
    return Woven.by(
        definition ->
            more.apply(
                    definition
                        .type(Service.class.getName())
                        .method("run", "java.lang.String", "int"))
                .probe(probe));
  }

  private static void fails(Woven woven, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(new Service().run("a", 1)).isEqualTo("a1");
    }
    assertThat(woven.failures()).isEqualTo(times);
  }

  private static void saysOneLine(Woven woven, String probe, String... parts) {
    assertThat(woven.lines())
        .singleElement()
        .asString()
        .startsWith("hindcast: instrumentation fixture failed in " + probe + ": ")
        .contains(parts)
        .endsWith("; the application goes on, this call is not recorded");
  }

  @Test
  void throwsInEnter() {
    try (Woven woven = weave(SCRIPTED, rule -> rule)) {
      Script.on(
          "ScriptedProbe.enter",
          arguments -> {
            throw new java.io.IOException("boom");
          });
      fails(woven, 2);
      saysOneLine(woven, SCRIPTED, "java.io.IOException: boom at ");
    }
  }

  @Test
  void throwsInArgument_originalIsKeptAndExitIsCalled() {
    try (Woven woven = weave(SCRIPTED, rule -> rule.replaceArgument(0))) {
      AtomicInteger exits = new AtomicInteger();
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on(
          "ScriptedProbe.argument",
          arguments -> {
            throw new IllegalStateException("boom");
          });
      Script.on("ScriptedProbe.exit", arguments -> exits.incrementAndGet());
      fails(woven, 2);
      // What enter opened must be closed.
      assertThat(exits).hasValue(2);
      saysOneLine(woven, SCRIPTED, "IllegalStateException: boom");
    }
  }

  @Test
  void throwsInExit() {
    try (Woven woven = weave(SCRIPTED, UnaryOperator.identity())) {
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on(
          "ScriptedProbe.exit",
          arguments -> {
            throw new AssertionError("boom");
          });
      fails(woven, 2);
      saysOneLine(woven, SCRIPTED, "AssertionError: boom");
    }
  }

  @Test
  void throwsInExit_replacedResultStaysTheOriginal() {
    try (Woven woven = weave(SCRIPTED, MethodRule::replaceResult)) {
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on(
          "ScriptedProbe.exit",
          arguments -> {
            throw new AssertionError("boom");
          });
      fails(woven, 2);
    }
  }

  @Test
  void linkageError() {
    try (Woven woven = weave(SCRIPTED, rule -> rule)) {
      Script.on(
          "ScriptedProbe.enter",
          arguments -> {
            throw new NoSuchMethodError("org.library.Type.method()");
          });
      fails(woven, 2);
      saysOneLine(woven, SCRIPTED, "NoSuchMethodError: org.library.Type.method()");
    }
  }

  @Test
  void replacedArgumentOfTheWrongType_originalIsKeptAndExitIsCalled() {
    try (Woven woven = weave(SCRIPTED, rule -> rule.replaceArgument(0))) {
      AtomicInteger exits = new AtomicInteger();
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on("ScriptedProbe.argument", arguments -> 1.5);
      Script.on("ScriptedProbe.exit", arguments -> exits.incrementAndGet());
      fails(woven, 2);
      assertThat(exits).hasValue(2);
      saysOneLine(woven, SCRIPTED, "ClassCastException");
    }
  }

  @Test
  void replacedPrimitiveArgumentIsNull_originalIsKept() {
    try (Woven woven = weave(SCRIPTED, rule -> rule.replaceArgument(1))) {
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on("ScriptedProbe.argument", arguments -> null);
      fails(woven, 2);
      saysOneLine(woven, SCRIPTED, "NullPointerException");
    }
  }

  @Test
  void replacedResultOfTheWrongType_originalIsKept() {
    try (Woven woven = weave(SCRIPTED, MethodRule::replaceResult)) {
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on("ScriptedProbe.exit", arguments -> 1.5);
      fails(woven, 2);
      saysOneLine(woven, SCRIPTED, "ClassCastException");
    }
  }

  @Test
  void replacedPrimitiveResultIsNullOrOfTheWrongType_originalIsKept() {
    try (Woven woven =
        Woven.by(
            definition ->
                definition
                    .type(Service.class.getName())
                    .method("number")
                    .replaceResult()
                    .probe(SCRIPTED))) {
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on("ScriptedProbe.exit", arguments -> null);
      assertThat(new Service().number()).isEqualTo(1);
      Script.on("ScriptedProbe.exit", arguments -> 1L);
      assertThat(new Service().number()).isEqualTo(1);
      assertThat(woven.failures()).isEqualTo(2);
    }
  }

  @Test
  void staticInitialiserThrows_theProbeIsOffAtOnce() {
    String probe = PROBES + "BadInitialiserProbe";
    try (Woven woven = weave(probe, rule -> rule)) {
      assertThat(new Service().run("a", 1)).isEqualTo("a1");
      assertThat(new Service().run("a", 1)).isEqualTo("a1");
      assertThat(woven.failures()).isEqualTo(1);
      saysOneLine(woven, probe, "ExceptionInInitializerError", "no number");
    }
  }

  @Test
  void constructorThrows_theProbeIsOffAtOnce() {
    String probe = PROBES + "ConstructedProbe";
    try (Woven woven = weave(probe, rule -> rule)) {
      Script.on(
          "ConstructedProbe.new",
          arguments -> {
            throw new IllegalStateException("boom");
          });
      assertThat(new Service().run("a", 1)).isEqualTo("a1");
      assertThat(new Service().run("a", 1)).isEqualTo("a1");
      assertThat(woven.failures()).isEqualTo(1);
      saysOneLine(woven, probe, "could not be loaded and is off", "IllegalStateException: boom");
    }
  }

  @Test
  void outOfStackWhileItIsMade_theNextCallTriesAgain() {
    try (Woven woven = weave(PROBES + "ConstructedProbe", MethodRule::replaceResult)) {
      AtomicInteger made = new AtomicInteger();
      Script.on(
          "ConstructedProbe.new",
          arguments -> {
            if (made.incrementAndGet() == 1) {
              throw new StackOverflowError();
            }
            return null;
          });
      Script.on("ConstructedProbe.enter", arguments -> "state");
      Script.on("ConstructedProbe.exit", arguments -> "woven " + arguments[2]);
      assertThat(new Service().run("a", 1)).isEqualTo("a1");
      assertThat(new Service().run("a", 1)).isEqualTo("woven a1");
      assertThat(made).hasValue(2);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void failsAgainAndAgain_isSwitchedOffAndSaysSo() {
    try (Woven woven = weave(SCRIPTED, rule -> rule)) {
      AtomicInteger calls = new AtomicInteger();
      Script.on(
          "ScriptedProbe.enter",
          arguments -> {
            calls.incrementAndGet();
            throw new IllegalStateException("boom");
          });
      fails(woven, ProbeFailures.LIMIT);
      assertThat(new Service().run("a", 1)).isEqualTo("a1");
      assertThat(calls).hasValue(ProbeFailures.LIMIT);
      assertThat(woven.lines()).hasSize(2);
      assertThat(woven.lines())
          .last()
          .asString()
          .isEqualTo(
              "hindcast: instrumentation fixture failed "
                  + ProbeFailures.LIMIT
                  + " times in "
                  + SCRIPTED
                  + ": this probe is off until the JVM ends");
    }
  }

  @Test
  void failsNowAndThen_isNotSwitchedOffBeforeTheLimit() {
    try (Woven woven = weave(SCRIPTED, rule -> rule)) {
      AtomicInteger calls = new AtomicInteger();
      Script.on(
          "ScriptedProbe.enter",
          arguments -> {
            if (calls.incrementAndGet() < ProbeFailures.LIMIT) {
              throw new IllegalStateException("boom");
            }
            return null;
          });
      for (int i = 0; i < 100; i++) {
        assertThat(new Service().run("a", 1)).isEqualTo("a1");
      }
      assertThat(calls).hasValue(100);
      assertThat(woven.lines()).hasSize(1);
    }
  }
}
