package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.fixture.Script;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A rule names the parameters of a generic method as they are when erased. */
final class BridgeTest {
  interface Sink<T> {
    Object take(T value);
  }

  static class Texts implements Sink<String> {
    @Override
    public String take(String value) {
      return value;
    }
  }

  static class Anything<T> implements Sink<T> {
    @Override
    public String take(T value) {
      return "" + value;
    }
  }

  /** Public, so the compiler gives it a bridge to the method of a class that is not. */
  public static final class Visible extends Anything<Integer> {
    /** For the test. */
    public Visible() {}
  }

  private final List<@Nullable Object> seen = new ArrayList<>();

  private Woven weave() {
    Woven woven =
        Woven.by(
            definition ->
                definition
                    .subtypesOf(Sink.class.getName())
                    .method("take", "java.lang.Object")
                    .probe(SCRIPTED));
    Script.on("ScriptedProbe.enter", arguments -> seen.add(arguments[2]));
    return woven;
  }

  @Test
  void narrowerParameters_theCallThroughTheInterfaceIsSeenOnce() {
    try (Woven woven = weave()) {
      Sink<String> sink = new Texts();
      assertThat(sink.take("a")).isEqualTo("a");
      assertThat(seen).containsExactly("a");
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void otherResult_isSeenOnce() {
    try (Woven woven = weave()) {
      Sink<Integer> sink = new Anything<>();
      assertThat(sink.take(1)).isEqualTo("1");
      assertThat(seen).containsExactly(1);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void methodOfASuperclass_isSeenOnce() {
    try (Woven woven = weave()) {
      Sink<Integer> sink = new Visible();
      assertThat(sink.take(1)).isEqualTo("1");
      assertThat(seen).containsExactly(1);
      assertThat(woven.lines()).isEmpty();
    }
  }
}
