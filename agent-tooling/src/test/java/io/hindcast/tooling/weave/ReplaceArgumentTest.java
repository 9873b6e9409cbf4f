package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.fixture.Script;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReplaceArgumentTest {
  static final class Service {
    String three(String a, long b, Object c) {
      return a + b + c;
    }

    static String fixed(String a, String b, String c, String d) {
      return a + b + c + d;
    }
  }

  private final List<@Nullable Object> exited = new ArrayList<>();
  private @Nullable Woven woven;

  @AfterEach
  void stop() {
    if (woven != null) {
      assertThat(woven.lines()).isEmpty();
      woven.close();
    }
  }

  private void replace(int index, Object replacement) {
    stop();
    woven =
        Woven.by(
            definition -> {
              definition
                  .type(Service.class.getName())
                  .method("three", "java.lang.String", "long", "java.lang.Object")
                  .replaceArgument(index)
                  .probe(SCRIPTED);
              definition
                  .type(Service.class.getName())
                  .method(
                      "fixed",
                      "java.lang.String",
                      "java.lang.String",
                      "java.lang.String",
                      "java.lang.String")
                  .replaceArgument(index)
                  .replaceResult()
                  .probe(SCRIPTED);
            });
    Script.on("ScriptedProbe.enter", arguments -> "state of " + arguments[2]);
    Script.on("ScriptedProbe.argument", arguments -> replacement);
    Script.on(
        "ScriptedProbe.exit",
        arguments -> {
          exited.add(arguments[1]);
          return "replaced " + arguments[2];
        });
  }

  @Test
  void first_bodySeesTheReplacement() {
    replace(0, "A");
    assertThat(new Service().three("a", 1, 'c')).isEqualTo("A1c");
    assertThat(exited).containsExactly("state of a");
  }

  @Test
  void secondAndPrimitive_bodySeesTheReplacement() {
    replace(1, 42L);
    assertThat(new Service().three("a", 1, 'c')).isEqualTo("a42c");
  }

  @Test
  void third_bodySeesTheReplacement() {
    replace(2, "C");
    assertThat(new Service().three("a", 1, 'c')).isEqualTo("a1C");
  }

  @Test
  void staticMethodAndReplacedResult_bothAreReplaced() {
    replace(0, "A");
    assertThat(Service.fixed("a", "b", "c", "d")).isEqualTo("replaced Abcd");
    replace(1, "B");
    assertThat(Service.fixed("a", "b", "c", "d")).isEqualTo("replaced aBcd");
    replace(2, "C");
    assertThat(Service.fixed("a", "b", "c", "d")).isEqualTo("replaced abCd");
  }

  @Test
  void stateNull_bodySeesTheOriginal() {
    replace(0, "A");
    Script.on("ScriptedProbe.enter", arguments -> null);
    assertThat(new Service().three("a", 1, 'c')).isEqualTo("a1c");
  }
}
