package io.hindcast.smoke.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildProcessTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path directory = Path.of("");

  @Test
  void await_processEndsBefore_saysWhatItWrote() throws Exception {
    try (ChildProcess process = java("-no-such-option")) {
      assertThatThrownBy(() -> process.await("it listened", LONG, () -> false))
          .isInstanceOf(StageException.class)
          .hasMessageContaining("java ended with code 1 before it listened")
          .hasMessageContaining("-no-such-option");
    }
  }

  @Test
  void awaitEnd_givesCodeAndOutput() throws Exception {
    try (ChildProcess process = java("--version")) {
      assertThat(process.awaitEnd(LONG)).isZero();
      assertThat(process.stdout()).contains(System.getProperty("java.version"));
      assertThat(process.stderr()).isEmpty();
    }
  }

  private ChildProcess java(String option) throws IOException {
    List<String> command = List.of(Jdk.running().java(), option);
    return ChildProcess.start("java", directory, command, Map.of());
  }
}
