package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.instrumentations.fixture.Script;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReplaceResultTest {
  static final class Service {
    private boolean ran;

    @Nullable String text() {
      return "original";
    }

    int number() {
      return 1;
    }

    long[] array() {
      return new long[] {1};
    }

    void nothing() {
      ran = true;
    }

    String failing() {
      throw new IllegalStateException("application");
    }
  }

  private static Woven replacing(@Nullable Object with) {
    Woven woven =
        Woven.by(
            definition -> {
              for (String name : new String[] {"text", "number", "array", "nothing", "failing"}) {
                definition
                    .type(Service.class.getName())
                    .method(name)
                    .replaceResult()
                    .probe(SCRIPTED);
              }
            });
    Script.on("ScriptedProbe.enter", arguments -> "state");
    Script.on("ScriptedProbe.exit", arguments -> with);
    return woven;
  }

  @Test
  void object_callerSeesTheReplacement() {
    try (Woven woven = replacing("replaced")) {
      assertThat(new Service().text()).isEqualTo("replaced");
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void object_mayBecomeNull() {
    try (Woven woven = replacing(null)) {
      assertThat(new Service().text()).isNull();
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void primitive_callerSeesTheReplacement() {
    try (Woven woven = replacing(2)) {
      assertThat(new Service().number()).isEqualTo(2);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void array_callerSeesTheReplacement() {
    long[] replacement = {2};
    try (Woven woven = replacing(replacement)) {
      assertThat(new Service().array()).isSameAs(replacement);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void voidMethod_replacementIsIgnored() {
    try (Woven woven = replacing("replaced")) {
      Service service = new Service();
      service.nothing();
      assertThat(service.ran).isTrue();
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void methodThatThrows_replacementIsIgnored() {
    try (Woven woven = replacing("replaced")) {
      assertThatThrownBy(() -> new Service().failing()).hasMessage("application");
      assertThat(woven.lines()).isEmpty();
    }
  }
}
