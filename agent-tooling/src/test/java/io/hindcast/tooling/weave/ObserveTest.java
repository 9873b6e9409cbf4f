package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.fixture.Script;
import io.hindcast.tooling.spi.TypeRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a probe sees of a call, and that the call is none the worse for it. */
final class ObserveTest {
  private static final Object STATE = "state";

  /** Methods of many forms. */
  static final class Service {
    private int calls;

    String none() {
      return "none";
    }

    void nothing() {
      calls++;
    }

    String one(String a) {
      return a;
    }

    String mixed(String a, int b, Object c) {
      return a + b + c;
    }

    long wide(long a, double b, boolean c) {
      return c ? a + (long) b : 0;
    }

    char narrow(byte a, short b, char c) {
      return (char) (a + b + c);
    }

    float single(float a) {
      return a / 2;
    }

    int[] five(int a, long b, int[] c, String d, double e) {
      return new int[] {a, (int) b, c[0], d.length(), (int) e};
    }

    static String fixed(String a) {
      return a;
    }

    static synchronized int count(Object... all) {
      return all.length;
    }
  }

  private final List<@Nullable Object> entered = new ArrayList<>();
  private final List<@Nullable Object> exited = new ArrayList<>();

  private Object observed(Consumer<TypeRule> rule, Function<Service, Object> call) {
    Service service = new Service();
    try (Woven woven =
        Woven.by(definition -> rule.accept(definition.type(Service.class.getName())))) {
      Script.on(
          "ScriptedProbe.enter",
          arguments -> {
            entered.addAll(Arrays.asList(arguments).subList(1, arguments.length));
            return STATE;
          });
      Script.on(
          "ScriptedProbe.exit",
          arguments -> {
            exited.addAll(Arrays.asList(arguments).subList(1, arguments.length));
            return "not looked at";
          });
      Object result = call.apply(service);
      assertThat(woven.lines()).isEmpty();
      assertThat(woven.failures()).isZero();
      entered.replaceAll(seen -> seen == service ? "this" : seen);
      return result;
    }
  }

  private static void rule(TypeRule type, String method, String... parameters) {
    type.method(method, parameters).probe(SCRIPTED);
  }

  @Test
  void methodWithoutArguments_seesNulls() {
    assertThat(observed(type -> rule(type, "none"), Service::none)).isEqualTo("none");
    assertThat(entered).containsExactly("this", null, null, null);
    assertThat(exited).containsExactly(STATE, "none", null);
  }

  @Test
  void voidMethod_hasResultNull() {
    observed(
        type -> rule(type, "nothing"),
        service -> {
          service.nothing();
          assertThat(service.calls).isEqualTo(1);
          return "";
        });
    assertThat(exited).containsExactly(STATE, null, null);
  }

  @Test
  void oneArgument_isSeen() {
    assertThat(observed(type -> rule(type, "one", "java.lang.String"), service -> service.one("x")))
        .isEqualTo("x");
    assertThat(entered).containsExactly("this", "x", null, null);
  }

  @Test
  void mixedArguments_primitiveOnesAreBoxed() {
    assertThat(
            observed(
                type -> rule(type, "mixed", "java.lang.String", "int", "java.lang.Object"),
                service -> service.mixed("x", 1, 'y')))
        .isEqualTo("x1y");
    assertThat(entered).containsExactly("this", "x", 1, 'y');
    assertThat(exited).containsExactly(STATE, "x1y", null);
  }

  @Test
  void argumentsOfTwoWords_areNotMixedUp() {
    assertThat(
            observed(
                type -> rule(type, "wide", "long", "double", "boolean"),
                service -> service.wide(Long.MAX_VALUE - 2, 2.5, true)))
        .isEqualTo(Long.MAX_VALUE);
    assertThat(entered).containsExactly("this", Long.MAX_VALUE - 2, 2.5, true);
    assertThat(exited).containsExactly(STATE, Long.MAX_VALUE, null);
  }

  @Test
  void narrowPrimitives_areBoxedAsThemselves() {
    assertThat(
            observed(
                type -> rule(type, "narrow", "byte", "short", "char"),
                service -> service.narrow((byte) 1, (short) 2, 'a')))
        .isEqualTo('d');
    assertThat(entered).containsExactly("this", (byte) 1, (short) 2, 'a');
    assertThat(exited).containsExactly(STATE, 'd', null);
  }

  @Test
  void floatResult_isBoxed() {
    assertThat(observed(type -> rule(type, "single", "float"), service -> service.single(3f)))
        .isEqualTo(1.5f);
    assertThat(exited).containsExactly(STATE, 1.5f, null);
  }

  @Test
  void moreThanThreeArguments_theFirstThreeAreSeen() {
    int[] array = {7};
    Object result =
        observed(
            type -> rule(type, "five", "int", "long", "int[]", "java.lang.String", "double"),
            service -> service.five(1, 2, array, "abc", 4.0));
    assertThat(result).isEqualTo(new int[] {1, 2, 7, 3, 4});
    assertThat(entered).containsExactly("this", 1, 2L, array);
  }

  @Test
  void staticMethod_hasNoThis() {
    assertThat(
            observed(
                type -> rule(type, "fixed", "java.lang.String"), service -> Service.fixed("x")))
        .isEqualTo("x");
    assertThat(entered).containsExactly(null, "x", null, null);
  }

  @Test
  void staticSynchronizedMethodWithVariableArguments_seesTheArray() {
    Object[] all = {"x", "y"};
    assertThat(
            observed(
                type -> rule(type, "count", "java.lang.Object[]"), service -> Service.count(all)))
        .isEqualTo(2);
    assertThat(entered).containsExactly(null, all, null, null);
  }

  @Test
  void stateNull_exitIsNotCalled() {
    try (Woven woven =
        Woven.by(
            definition ->
                rule(definition.type(Service.class.getName()), "one", "java.lang.String"))) {
      Script.on("ScriptedProbe.exit", exited::add);
      assertThat(new Service().one("x")).isEqualTo("x");
      assertThat(exited).isEmpty();
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void methodThatTheClassDoesNotDeclare_isNoMatch() {
    assertThat(observed(type -> rule(type, "none", "int"), Service::none)).isEqualTo("none");
    assertThat(entered).isEmpty();
  }
}
