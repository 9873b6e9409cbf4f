package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.fixture.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Loaders that do not do what the JDK's do. */
final class LoadersTest {
  private static final ClassLoader APPLICATION = LoadersTest.class.getClassLoader();

  private final List<@Nullable Object> probes = new ArrayList<>();

  private Woven weave() {
    Woven woven =
        Woven.by(
            definition ->
                definition
                    .type(Deployed.class.getName())
                    .method("apply", "java.lang.Object")
                    .replaceResult()
                    .probe(SCRIPTED));
    Script.on(
        "ScriptedProbe.enter",
        arguments -> {
          probes.add(arguments[0]);
          return "state";
        });
    Script.on("ScriptedProbe.exit", arguments -> "woven " + arguments[2]);
    return woven;
  }

  private static void isWoven(UnaryOperator<Object> service, Woven woven) {
    assertThat(service.apply("x")).isEqualTo("woven <x>");
    assertThat(woven.lines()).isEmpty();
  }

  private Object probe(int index) {
    Object probe = probes.get(index);
    assertThat(probe).isNotNull();
    return probe;
  }

  @Test
  void childFirst_isWovenWithAProbeOfItsOwn() {
    try (Woven woven = weave()) {
      ClassLoader loader = new ChildFirstLoader(APPLICATION).with(Deployed.class);
      isWoven(Deployed.in(loader), woven);
      assertThat(probe(0).getClass().getClassLoader().getParent()).isSameAs(loader);
    }
  }

  @Test
  void isolating_isMadeToSeeTheProbeTable() {
    try (Woven woven = weave()) {
      ClassLoader loader = new IsolatingLoader(APPLICATION, false).with(Deployed.class);
      isWoven(Deployed.in(loader), woven);
      assertThat(probe(0).getClass().getClassLoader().getParent()).isSameAs(loader);
    }
  }

  @Test
  void isolatingWithoutParentThatThrows_isMadeToSeeTheProbeTable() {
    try (Woven woven = weave()) {
      isWoven(Deployed.in(new IsolatingLoader(null, true).with(Deployed.class)), woven);
    }
  }

  @Test
  void isolatingWhoseOwnClassIsIsolated_bothAreMadeToSeeIt() throws ReflectiveOperationException {
    try (Woven woven = weave()) {
      ClassLoader outer =
          new IsolatingLoader(APPLICATION, false).with(IsolatingLoader.class, TestLoader.class);
      Class<?> loaderClass = outer.loadClass(IsolatingLoader.class.getName());
      assertThat(loaderClass).isNotSameAs(IsolatingLoader.class);
      ClassLoader inner =
          (ClassLoader)
              loaderClass
                  .getConstructor(ClassLoader.class, boolean.class)
                  .newInstance(APPLICATION, false);
      loaderClass
          .getMethod("with", String.class, byte[].class)
          .invoke(inner, Deployed.class.getName(), TestLoader.bytesOf(Deployed.class));
      isWoven(Deployed.in(inner), woven);
    }
  }

  @Test
  void twoLoadersOfTheSameClasses_eachHasAProbeOfItsOwn() {
    try (Woven woven = weave()) {
      UnaryOperator<Object> one =
          Deployed.in(new ChildFirstLoader(APPLICATION).with(Deployed.class));
      UnaryOperator<Object> other =
          Deployed.in(new ChildFirstLoader(APPLICATION).with(Deployed.class));
      isWoven(one, woven);
      isWoven(other, woven);
      isWoven(one, woven);
      assertThat(probes).hasSize(3);
      assertThat(probe(1).getClass()).isNotSameAs(probe(0).getClass());
      assertThat(probe(2)).isSameAs(probe(0));
    }
  }
}
