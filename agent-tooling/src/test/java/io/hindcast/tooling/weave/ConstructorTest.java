package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static io.hindcast.instrumentations.fixture.FixtureModule.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.instrumentations.fixture.Script;
import io.hindcast.tooling.spi.MethodRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ConstructorTest {
  static class Parent {
    final String parent;

    Parent(String parent) {
      this.parent = parent;
    }
  }

  static final class Child extends Parent {
    final int number;

    Child(String text, int number) {
      super(text.isEmpty() ? "empty" : text);
      if (number < 0) {
        throw new IllegalArgumentException("application");
      }
      this.number = number;
    }

    Child(String text) {
      this(text, 1);
    }
  }

  private final List<@Nullable Object> seen = new ArrayList<>();

  private Woven weave(UnaryOperator<MethodRule> more) {
    Woven woven =
        Woven.by(
            definition ->
                more.apply(
                        definition
                            .type(Child.class.getName())
                            .constructor("java.lang.String", "int"))
                    .probe(SCRIPTED));
    Script.on(
        "ScriptedProbe.enter",
        arguments -> {
          seen.addAll(Arrays.asList(arguments).subList(1, arguments.length));
          return "state";
        });
    Script.on(
        "ScriptedProbe.exit",
        arguments -> {
          seen.addAll(Arrays.asList(arguments).subList(1, arguments.length));
          return "not looked at";
        });
    return woven;
  }

  @Test
  void observe_seesArgumentsBeforeAndTheObjectAfter() {
    try (Woven woven = weave(rule -> rule)) {
      Child child = new Child("x", 2);
      assertThat(seen).containsExactly(null, "x", 2, null, "state", child, null);
      assertThat(child.number).isEqualTo(2);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void observe_constructorThatCallsAnother_isSeenOnce() {
    try (Woven woven = weave(rule -> rule)) {
      Child child = new Child("x");
      assertThat(seen).containsExactly(null, "x", 1, null, "state", child, null);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void anyConstructor_eachIsSeen() {
    try (Woven woven =
        Woven.by(
            definition ->
                definition.type(Child.class.getName()).anyConstructor().probe(SCRIPTED))) {
      countExits("ScriptedProbe");
      Child child = new Child("x");
      assertThat(seen).containsExactly("ScriptedProbe", child, "ScriptedProbe", child);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void anyConstructor_andOneThatHasARuleOfItsOwn_bothSeeIt() {
    try (Woven woven =
        Woven.by(
            definition -> {
              definition.type(Child.class.getName()).anyConstructor().probe(SCRIPTED);
              definition
                  .type(Child.class.getName())
                  .constructor("java.lang.String", "int")
                  .probe(SECOND);
            })) {
      countExits("ScriptedProbe");
      countExits("SecondProbe");
      Child child = new Child("x", 2);
      assertThat(seen).containsExactly("SecondProbe", child, "ScriptedProbe", child);
      assertThat(woven.lines()).isEmpty();
    }
  }

  private void countExits(String probe) {
    Script.on(probe + ".enter", arguments -> "state");
    Script.on(
        probe + ".exit",
        arguments -> {
          seen.add(probe);
          seen.add(arguments[2]);
          return null;
        });
  }

  @Test
  void replacedArgument_alsoTheSuperConstructorSeesIt() {
    try (Woven woven = weave(rule -> rule.replaceArgument(0))) {
      Script.on("ScriptedProbe.argument", arguments -> "replaced");
      assertThat(new Child("x", 2).parent).isEqualTo("replaced");
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void replacedPrimitiveArgument_theBodySeesIt() {
    try (Woven woven = weave(rule -> rule.replaceArgument(1))) {
      Script.on("ScriptedProbe.argument", arguments -> 42);
      assertThat(new Child("x", 2).number).isEqualTo(42);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void replacedArgumentOfTheWrongType_theOriginalIsKeptAndTheObjectIsSeen() {
    try (Woven woven = weave(rule -> rule.replaceArgument(0))) {
      Script.on("ScriptedProbe.argument", arguments -> 1.5);
      Child child = new Child("x", 2);
      assertThat(child.parent).isEqualTo("x");
      assertThat(seen).endsWith("state", child, null);
      assertThat(woven.failures()).isEqualTo(1);
    }
  }

  @Test
  void constructorThatThrows_isEnteredOnly() {
    try (Woven woven = weave(rule -> rule)) {
      assertThatThrownBy(() -> new Child("x", -1)).hasMessage("application");
      assertThat(seen).containsExactly(null, "x", -1, null);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void probeThatThrows_theObjectIsMade() {
    try (Woven woven = weave(rule -> rule)) {
      Script.on(
          "ScriptedProbe.enter",
          arguments -> {
            throw new IllegalStateException("enter");
          });
      assertThat(new Child("x", 2).number).isEqualTo(2);
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on(
          "ScriptedProbe.exit",
          arguments -> {
            throw new IllegalStateException("exit");
          });
      assertThat(new Child("x", 2).number).isEqualTo(2);
      assertThat(woven.failures()).isEqualTo(2);
    }
  }
}
