package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hindcast.instrumentations.fixture.Script;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ApplicationExceptionTest {
  static final class Service {
    String fail(Exception with) throws Exception {
      throw with;
    }

    String caught(Exception with) {
      try {
        return fail(with);
      } catch (Exception expected) {
        return "caught";
      }
    }
  }

  private static Woven weave() {
    return Woven.by(
        definition -> {
          definition
              .type(Service.class.getName())
              .method("fail", "java.lang.Exception")
              .replaceResult()
              .probe(SCRIPTED);
          definition
              .type(Service.class.getName())
              .method("caught", "java.lang.Exception")
              .probe(SCRIPTED);
        });
  }

  @Test
  void exception_passesThroughAsItIs() {
    try (Woven woven = weave()) {
      List<@Nullable Object> thrown = new ArrayList<>();
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on(
          "ScriptedProbe.exit",
          arguments -> {
            thrown.add(arguments[3]);
            return null;
          });
      Exception application = new Exception("application");
      StackTraceElement[] stack = application.getStackTrace();
      assertThat(catchThrowable(() -> new Service().fail(application))).isSameAs(application);
      assertThat(application.getStackTrace()).containsExactly(stack);
      assertThat(application.getSuppressed()).isEmpty();
      assertThat(application.getCause()).isNull();
      assertThat(thrown).containsExactly(application);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void exceptionThatTheMethodHandles_isNoneForItsProbe() {
    try (Woven woven = weave()) {
      List<@Nullable Object> thrown = new ArrayList<>();
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on(
          "ScriptedProbe.exit",
          arguments -> {
            thrown.add(arguments[3]);
            return arguments[2];
          });
      Exception application = new Exception("application");
      assertThat(new Service().caught(application)).isEqualTo("caught");
      assertThat(thrown).containsExactly(application, null);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void probeThatThrowsAsWell_theApplicationsExceptionCounts() {
    try (Woven woven = weave()) {
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on(
          "ScriptedProbe.exit",
          arguments -> {
            throw new IllegalStateException("probe");
          });
      Exception application = new Exception("application");
      assertThat(catchThrowable(() -> new Service().fail(application))).isSameAs(application);
      assertThat(application.getSuppressed()).isEmpty();
      assertThat(woven.failures()).isEqualTo(1);
    }
  }
}
