package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static io.hindcast.instrumentations.fixture.FixtureModule.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.instrumentations.fixture.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old and new class files: woven, verified by the JVM, and doing what they did. */
final class ClassFileVersionTest {
  private final List<@Nullable Object> seen = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {46, 48, 49, 50, 51, 52, 55, 61})
  void everyShapeOfShim_isVerifiedAndRuns(int version) throws ReflectiveOperationException {
    every(Generated.ofVersion(version), "<x>", "failed");
  }

  @ParameterizedTest
  @ValueSource(ints = {46, 48, 49, 50})
  void subroutines_areVerifiedAndRun(int version) throws ReflectiveOperationException {
    every(Generated.withSubroutine(version), "!x", "!failed");
  }

  @Test
  void typesThatDoNotExist_doNotKeepAClassFromBeingWoven() throws ReflectiveOperationException {
    every(Generated.withMissingTypes(52), "x", 1);
  }

  @Test
  void typesThatDoNotExistInTheWovenMethodItself_areNamesOnly()
      throws ReflectiveOperationException {
    try (Woven woven =
        Woven.by(
            definition ->
                definition
                    .type(Generated.NAME)
                    .method("other", "missing.Parameter", "missing.Element[]")
                    .replaceArgument(0)
                    .replaceResult()
                    .probe(SCRIPTED))) {
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on("ScriptedProbe.exit", arguments -> remember(arguments[1]));
      assertThat(load(Generated.withMissingTypes(52)).apply("x")).isEqualTo("x");
      assertThat(seen).containsExactly("state");
      // The cast of the replaced result asks for a type that is not there; the original stays.
      assertThat(woven.failures()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {46, 49, 50, 52})
  void resultsOfTypesThatDoNotExist_areNotLookedUp(int version)
      throws ReflectiveOperationException {
    try (Woven woven =
        Woven.by(
            definition ->
                definition
                    .type(Generated.NAME)
                    .method("apply", "java.lang.Object")
                    .replaceResult()
                    .probe(SCRIPTED))) {
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on("ScriptedProbe.exit", arguments -> "replaced");
      UnaryOperator<Object> service = load(Generated.withMissingResults(version));
      assertThat(applyNull(service)).isEqualTo("replaced");
      assertThatThrownBy(() -> service.apply("x"))
          .isInstanceOf(NoClassDefFoundError.class)
          .hasMessage("missing/One");
      assertThat(woven.lines()).isEmpty();
    }
  }

  private void every(byte[] bytes, Object result, Object ofOther)
      throws ReflectiveOperationException {
    try (Woven woven =
        Woven.by(
            definition -> {
              definition
                  .type(Generated.NAME)
                  .method("apply", "java.lang.Object")
                  .replaceArgument(0)
                  .replaceResult()
                  .probe(SCRIPTED);
              definition.type(Generated.NAME).constructor().probe(SCRIPTED);
              definition
                  .subtypesOf("java.util.function.UnaryOperator")
                  .method("apply", "java.lang.Object")
                  .answerInstead()
                  .probe(SECOND);
            })) {
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on("ScriptedProbe.exit", arguments -> remember(arguments[2]));
      UnaryOperator<Object> service = load(bytes);
      assertThat(seen).containsExactly(service);
      assertThat(service.apply("x")).isEqualTo(result);
      assertThat(service.apply(1)).isEqualTo(ofOther);
      assertThat(seen).containsExactly(service, result, ofOther);
      Script.on("SecondProbe.enter", arguments -> "answer to " + arguments[2]);
      Script.on("ScriptedProbe.argument", arguments -> "replaced");
      assertThat(service.apply("x")).isEqualTo("answer to replaced");
      assertThat(woven.lines()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {46, 49, 50, 52, 61})
  void returnsFurtherOffThanAJumpReaches_areWoven(int version) throws ReflectiveOperationException {
    try (Woven woven =
        Woven.by(
            definition ->
                definition
                    .type(Generated.NAME)
                    .method("apply", "java.lang.Object")
                    .probe(SCRIPTED))) {
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on("ScriptedProbe.exit", arguments -> remember(arguments[2]));
      UnaryOperator<Object> service = load(Generated.withFarReturns(version));
      assertThat(applyNull(service)).isNull();
      assertThat(service.apply("x")).isEqualTo("x");
      assertThat(seen).containsExactly(null, "x");
      assertThat(woven.lines()).isEmpty();
    }
  }

  @SuppressWarnings("NullAway") // a generated class takes it
  private static Object applyNull(UnaryOperator<Object> service) {
    return service.apply(null);
  }

  private @Nullable Object remember(@Nullable Object result) {
    seen.add(result);
    return result;
  }

  private static UnaryOperator<Object> load(byte[] bytes) throws ReflectiveOperationException {
    return Generated.in(new TestLoader().with(Generated.NAME, bytes));
  }
}
