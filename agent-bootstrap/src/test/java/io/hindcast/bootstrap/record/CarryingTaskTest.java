package io.hindcast.bootstrap.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CarryingTaskTest {
  private final ThreadContext thread = ThreadContext.get();
  private final Context request = new InternalRecord(thread, null);
  private final Context other = new InternalRecord(thread, null);
  private final List<@Nullable Context> seen = new ArrayList<>();

  private void look() {
    seen.add(thread.current());
  }

  @AfterEach
  void noContext() {
    thread.swap(null);
  }

  @Test
  void run_underWhatItCarries_andThenAsBefore() {
    thread.swap(other);
    new CarryingTask(this::look, request).run();
    new CarryingTask(this::look, null).run();
    look();

    assertThat(seen).containsExactly(request, null, other);
  }

  @Test
  void run_ofATaskThatThrows() {
    IllegalStateException own = new IllegalStateException("the task's own");
    CarryingTask task =
        new CarryingTask(
            () -> {
              throw own;
            },
            request);

    assertThatThrownBy(task::run).isSameAs(own);
    assertThat(thread.current()).isNull();
  }
}
