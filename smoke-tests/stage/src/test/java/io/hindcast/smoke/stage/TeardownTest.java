package io.hindcast.smoke.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TeardownTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void close_lastFirst_onceEach() {
    Teardown teardown = new Teardown();
    teardown.add(() -> closed.add("first"));
    teardown.add(() -> closed.add("second"));

    teardown.close();
    teardown.close();

    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void add_afterClose_closesAtOnce() {
    Teardown teardown = new Teardown();
    teardown.close();

    assertThatThrownBy(() -> teardown.add(() -> closed.add("late")))
        .isInstanceOf(StageException.class);
    assertThat(closed).containsExactly("late");
  }
}
