package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static io.hindcast.instrumentations.fixture.FixtureModule.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.fixture.Script;
import io.hindcast.tooling.spi.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class TwoRulesTest {
  interface Wide {
    String run(String a);
  }

  interface Narrow extends Wide {}

  static final class Service implements Narrow, Wide {
    @Override
    public String run(String a) {
      return a;
    }
  }

  private final List<String> calls = new ArrayList<>();

  private Woven weave(Consumer<Definition> rules) {
    Woven woven = Woven.by(rules);
    for (String probe : new String[] {"ScriptedProbe", "SecondProbe"}) {
      Script.on(
          probe + ".enter",
          arguments -> {
            calls.add(probe + " enters with " + arguments[2]);
            return probe;
          });
      Script.on(probe + ".argument", arguments -> arguments[2] + "+" + probe);
      Script.on(
          probe + ".exit",
          arguments -> {
            calls.add(probe + " exits with " + arguments[2] + " of " + arguments[1]);
            return arguments[2];
          });
    }
    return woven;
  }

  @Test
  void twoProbesAtOneMethod_theFirstLiesAroundTheSecond() {
    try (Woven woven =
        weave(
            definition -> {
              definition
                  .type(Service.class.getName())
                  .method("run", "java.lang.String")
                  .replaceArgument(0)
                  .probe(SCRIPTED);
              definition
                  .type(Service.class.getName())
                  .method("run", "java.lang.String")
                  .probe(SECOND);
            })) {
      assertThat(new Service().run("a")).isEqualTo("a+ScriptedProbe");
      assertThat(calls)
          .containsExactly(
              "ScriptedProbe enters with a",
              "SecondProbe enters with a+ScriptedProbe",
              "SecondProbe exits with a+ScriptedProbe of SecondProbe",
              "ScriptedProbe exits with a+ScriptedProbe of ScriptedProbe");
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void oneProbeWantedTwiceAtOneMethod_isCalledOnce() {
    try (Woven woven =
        weave(
            definition -> {
              definition
                  .subtypesOf(Wide.class.getName())
                  .method("run", "java.lang.String")
                  .probe(SCRIPTED);
              definition
                  .subtypesOf(Narrow.class.getName())
                  .method("run", "java.lang.String")
                  .probe(SCRIPTED);
            })) {
      assertThat(new Service().run("a")).isEqualTo("a");
      assertThat(calls)
          .containsExactly(
              "ScriptedProbe enters with a", "ScriptedProbe exits with a of ScriptedProbe");
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void oneFails_theOtherIsCalled() {
    try (Woven woven =
        weave(
            definition -> {
              definition
                  .type(Service.class.getName())
                  .method("run", "java.lang.String")
                  .probe(SCRIPTED);
              definition
                  .type(Service.class.getName())
                  .method("run", "java.lang.String")
                  .probe(SECOND);
            })) {
      Script.on(
          "SecondProbe.enter",
          arguments -> {
            throw new IllegalStateException("probe");
          });
      assertThat(new Service().run("a")).isEqualTo("a");
      assertThat(calls)
          .containsExactly(
              "ScriptedProbe enters with a", "ScriptedProbe exits with a of ScriptedProbe");
      assertThat(woven.failures()).isEqualTo(1);
    }
  }
}
