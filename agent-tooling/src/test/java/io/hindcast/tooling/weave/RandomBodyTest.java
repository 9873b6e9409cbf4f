package io.hindcast.tooling.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.probe.ProbeTable;
import io.hindcast.tooling.index.MethodMatch;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Bodies that a seed makes up, unwoven and woven: they come to the same end, and the probe is told
 * of it; where it replaces something or fails, that and nothing else differs.
 */
final class RandomBodyTest {
  private static final int BODIES = 500;
  private static final int CALLS = 4;

  /** One that no other test is given. */
  private static final int SLOT = ProbeTable.CAPACITY - 1;

  private static final Object STATE = new Object();

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private int failures;

  @AfterEach
  void free() {
    ProbeTable.PROBES[SLOT] = Probe.NOOP;
  }

  /** What came of a call. */
  private record End(@Nullable Object result, @Nullable Throwable thrown) {
    /** The text of an end: objects that are made anew each time are not equal. */
    String text() {
      if (thrown != null) {
        return thrown.toString();
      }
      if (result == null) {
        return "null";
      }
      return result.getClass().isArray()
          ? "array of " + Array.getLength(result)
          : result.getClass().getName().equals(RandomBody.NAME) ? "object" : result.toString();
    }
  }

  /** What the probe is to do, and what it saw. */
  private static final class Recording extends Probe {
    @Nullable Object state = STATE;
    @Nullable Object argument;
    @Nullable Object answer;
    @Nullable Object replaced;
    boolean enterFails;
    boolean argumentFails;
    boolean exitFails;
    int exits;
    final List<@Nullable Object> entered = new ArrayList<>();
    @Nullable Object result;
    @Nullable Throwable thrown;

    @Override
    public @Nullable Object enter(
        @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
      entered.add(self);
      entered.add(a0);
      entered.add(a1);
      entered.add(a2);
      fail(enterFails);
      return answer != null ? answer : state;
    }

    @Override
    public @Nullable Object argument(Object given, @Nullable Object original) {
      assertThat(given).isSameAs(STATE);
      fail(argumentFails);
      return argument;
    }

    @Override
    public @Nullable Object exit(
        Object given, @Nullable Object newResult, @Nullable Throwable newThrown) {
      assertThat(given).isSameAs(STATE);
      exits++;
      result = newResult;
      thrown = newThrown;
      fail(exitFails);
      return replaced;
    }

    private static void fail(boolean fails) {
      if (fails) {
        throw new UnsupportedOperationException("probe");
      }
    }
  }

  @Test
  void bodies_endAsWithoutShimAndTheProbeIsToldTheTruth() throws ReflectiveOperationException {
    ProbeTable.onFailure((slot, thrown) -> failures++);
    for (int i = 0; i < BODIES; i++) {
      RandomBody body = new RandomBody(random);
      byte[] bytes = body.bytes();
      int parameters = org.objectweb.asm.Type.getArgumentTypes(body.descriptor).length;
      int replaced = random.nextInt(4) - 1;
      MethodMatch match =
          new MethodMatch(
              body.name,
              body.descriptor.substring(0, body.descriptor.indexOf(')') + 1),
              replaced < parameters ? replaced : -1,
              random.nextBoolean(),
              !body.constructor && random.nextInt(5) == 0,
              "probe");
      byte[] woven = ClassWeaver.weave(bytes, List.of(new ClassWeaver.Site(match, SLOT)));
      assertThat(woven).isNotNull();
      Class<?> before = load(bytes);
      Class<?> after = load(woven);
      for (int call = 0; call < CALLS; call++) {
        compare(body, match, before, after);
      }
    }
  }

  private static Class<?> load(byte[] bytes) throws ClassNotFoundException {
    return new TestLoader().with(RandomBody.NAME, bytes).loadClass(RandomBody.NAME);
  }

  private void compare(RandomBody body, MethodMatch match, Class<?> before, Class<?> after)
      throws ReflectiveOperationException {
    Class<?>[] types = parameters(body, before);
    @Nullable Object[] arguments = new @Nullable Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = value(types[i]);
    }
    Recording probe = new Recording();
    boolean answers = match.answersInstead();
    boolean fits = random.nextInt(4) != 0;
    Class<?> resultType = resultType(body, before);
    Object replacement = resultType == void.class ? "any" : value(resultType);
    probe.state = !answers && random.nextInt(4) != 0 ? STATE : null;
    probe.answer = answers && random.nextBoolean() ? fits ? replacement : this : null;
    probe.replaced = fits ? replacement : this;
    probe.enterFails = random.nextInt(6) == 0;
    probe.argumentFails = random.nextInt(6) == 0;
    probe.exitFails = random.nextInt(6) == 0;
    ProbeTable.PROBES[SLOT] = probe;

    // What is to come of it.
    @Nullable Object[] seen = arguments.clone();
    boolean open = probe.state != null && !probe.enterFails;
    int failed = probe.enterFails ? 1 : 0;
    if (match.replacedArgument() >= 0 && !answers) {
      probe.argument = fits ? value(types[match.replacedArgument()]) : this;
      boolean takes = fits || types[match.replacedArgument()] == Object.class;
      if (open && takes && !probe.argumentFails) {
        seen[match.replacedArgument()] = probe.argument;
      } else if (open) {
        failed++;
      }
    }
    End expected = call(body, before, types, seen);
    // A constructor tells of an object only.
    boolean told = open && !(body.constructor && expected.thrown != null);
    boolean isObject = resultType == Object.class || resultType == void.class;
    End original = expected;
    if (answers && probe.answer != null && !probe.enterFails) {
      if (fits || isObject) {
        expected = new End(resultType == void.class ? null : probe.answer, null);
      } else {
        failed++;
      }
    } else if (told && probe.exitFails) {
      failed++;
    } else if (told && match.replacesResult() && !body.constructor && expected.thrown == null) {
      if (fits || isObject) {
        expected = new End(resultType == void.class ? null : probe.replaced, null);
      } else {
        failed++;
      }
    }

    failures = 0;
    End actual = call(body, after, types, arguments);
    String what =
        "seed=%d %s%s version=%d %s"
            .formatted(seed, body.name, body.descriptor, body.version, match);
    assertThat(actual.text()).as(what).isEqualTo(expected.text());
    assertThat(failures).as(what).isEqualTo(failed);
    assertThat(probe.exits).as(what).isEqualTo(told ? 1 : 0);
    assertThat(probe.entered).as(what).hasSize(4);
    for (int i = 0; i < 3; i++) {
      assertThat(probe.entered.get(1 + i))
          .as(what)
          .isEqualTo(i < arguments.length ? arguments[i] : null);
    }
    assertThat(probe.entered.get(0) == null).as(what).isEqualTo(body.isStatic || body.constructor);
    if (told) {
      assertThat(new End(probe.result, probe.thrown).text()).as(what).isEqualTo(original.text());
      assertThat(probe.thrown).as(what).isSameAs(actual.thrown);
      if (body.constructor) {
        assertThat(probe.result).as(what).isSameAs(actual.result);
      }
    }
  }

  private static Class<?>[] parameters(RandomBody body, Class<?> type) {
    return body.constructor
        ? type.getConstructors()[0].getParameterTypes()
        : method(type).getParameterTypes();
  }

  private static Class<?> resultType(RandomBody body, Class<?> type) {
    return body.constructor ? void.class : method(type).getReturnType();
  }

  private static Method method(Class<?> type) {
    return type.getDeclaredMethods()[0];
  }

  private static End call(
      RandomBody body, Class<?> type, Class<?>[] types, @Nullable Object[] arguments)
      throws ReflectiveOperationException {
    try {
      if (body.constructor) {
        Constructor<?> constructor = type.getConstructor(types);
        return new End(constructor.newInstance(arguments), null);
      }
      Object self = body.isStatic ? null : type.getConstructor().newInstance();
      return new End(method(type).invoke(self, arguments), null);
    } catch (InvocationTargetException wrapper) {
      return new End(null, wrapper.getCause());
    }
  }

  private Object value(Class<?> type) {
    int number = random.nextInt(100);
    if (type == boolean.class) {
      return number % 2 == 0;
    } else if (type == char.class) {
      return (char) number;
    } else if (type == byte.class) {
      return (byte) number;
    } else if (type == short.class) {
      return (short) number;
    } else if (type == int.class) {
      return number;
    } else if (type == float.class) {
      return (float) number;
    } else if (type == long.class) {
      return (long) number;
    } else if (type == double.class) {
      return (double) number;
    } else if (type == int[].class) {
      // Has the same hash for both classes.
      return new int[number];
    }
    return "text " + number;
  }
}
