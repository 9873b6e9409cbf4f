package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.instrumentations.fixture.Script;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Bodies that put something of another type into the variable of an argument. The JDK's proxies do:
 * what their handler throws goes where the first argument was.
 */
final class ReusedArgumentTest {
  /** What the proxy implements. */
  public interface Greeter {
    /** Greets. */
    String greet(String name, int times);
  }

  @Test
  void proxyOfTheJdk_isWovenAndPassesTheVerifier() {
    List<Object> seen = new ArrayList<>();
    Script.on(
        "ScriptedProbe.enter",
        arguments -> {
          seen.add(arguments[2]);
          return "state";
        });
    Script.on(
        "ScriptedProbe.exit",
        arguments -> {
          seen.add(arguments[2] != null ? arguments[2] : arguments[3]);
          return arguments[2];
        });
    try (Woven woven =
        Woven.by(
            definition ->
                definition
                    .subtypesOf(Greeter.class.getName())
                    .method("greet", "java.lang.String", "int")
                    .replaceResult()
                    .probe(SCRIPTED))) {
      assertThat(proxy((self, method, arguments) -> "hello").greet("ann", 2)).isEqualTo("hello");
      IOException undeclared = new IOException("undeclared");
      assertThatThrownBy(
              () ->
                  proxy(
                          (self, method, arguments) -> {
                            throw undeclared;
                          })
                      .greet("bob", 1))
          .isInstanceOf(UndeclaredThrowableException.class)
          .hasCause(undeclared);
      assertThat(woven.lines()).isEmpty();
    }
    assertThat(seen).hasSize(4).startsWith("ann", "hello", "bob");
    assertThat(seen.get(3)).isInstanceOf(UndeclaredThrowableException.class);
  }

  private static Greeter proxy(InvocationHandler handler) {
    return (Greeter)
        Proxy.newProxyInstance(
            Greeter.class.getClassLoader(), new Class<?>[] {Greeter.class}, handler);
  }
}
