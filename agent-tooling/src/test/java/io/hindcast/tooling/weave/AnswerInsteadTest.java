package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.instrumentations.fixture.Script;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AnswerInsteadTest {
  static final class Service {
    private int ran;

    String text(String a) {
      ran++;
      return a;
    }

    int number(String a) {
      ran++;
      return a.length();
    }

    void nothing(String a) {
      ran++;
    }

    String failing(String a) {
      throw new IllegalStateException(a);
    }
  }

  private final Service service = new Service();
  private final List<@Nullable Object> exited = new ArrayList<>();

  private Woven answering(Script.Step answer) {
    Woven woven =
        Woven.by(
            definition -> {
              for (String name : new String[] {"text", "number", "nothing", "failing"}) {
                definition
                    .type(Service.class.getName())
                    .method(name, "java.lang.String")
                    .answerInstead()
                    .probe(SCRIPTED);
              }
            });
    Script.on("ScriptedProbe.enter", answer);
    Script.on("ScriptedProbe.exit", exited::add);
    return woven;
  }

  @Test
  void answer_isTheResultAndTheBodyDoesNotRun() {
    try (Woven woven = answering(arguments -> "answer to " + arguments[2])) {
      assertThat(service.text("a")).isEqualTo("answer to a");
      assertThat(service.failing("a")).isEqualTo("answer to a");
      assertThat(service.ran).isZero();
      assertThat(exited).isEmpty();
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void primitiveAnswer_isTheResult() {
    try (Woven woven = answering(arguments -> 7)) {
      assertThat(service.number("a")).isEqualTo(7);
      assertThat(service.ran).isZero();
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void voidMethod_anyAnswerSkipsTheBody() {
    try (Woven woven = answering(arguments -> true)) {
      service.nothing("a");
      assertThat(service.ran).isZero();
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void noAnswer_theBodyRuns() {
    try (Woven woven = answering(arguments -> null)) {
      assertThat(service.text("a")).isEqualTo("a");
      assertThat(service.number("abc")).isEqualTo(3);
      assertThatThrownBy(() -> service.failing("a")).hasMessage("a");
      assertThat(service.ran).isEqualTo(2);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void answerOfTheWrongType_theBodyRuns() {
    try (Woven woven = answering(arguments -> 1.5)) {
      assertThat(service.text("a")).isEqualTo("a");
      assertThat(service.number("abc")).isEqualTo(3);
      assertThat(service.ran).isEqualTo(2);
      assertThat(woven.failures()).isEqualTo(2);
      assertThat(woven.lines()).singleElement().asString().contains("ClassCastException");
    }
  }

  @Test
  void probeThatThrows_theBodyRuns() {
    try (Woven woven =
        answering(
            arguments -> {
              throw new IllegalStateException("probe");
            })) {
      assertThat(service.text("a")).isEqualTo("a");
      assertThat(woven.failures()).isEqualTo(1);
    }
  }
}
