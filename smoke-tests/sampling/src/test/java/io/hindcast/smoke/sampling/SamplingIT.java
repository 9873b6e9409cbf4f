package io.hindcast.smoke.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All of it in short, but for the memory: that takes {@link Sampling} and ten minutes. */
final class SamplingIT {
  private static Played played;

  @BeforeAll
  static void play() throws IOException, InterruptedException {
    played = Run.play(Length.brief(), line -> {});
    Report.write(
        Report.of(played), Path.of(System.getProperty("sampling.output", "target/sampling-short")));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(value = Promise.class, names = "FLAT", mode = EnumSource.Mode.EXCLUDE)
  void isKept(Promise promise) {
    assertThat(promise.broken(played)).as(played.lines().toString()).isEmpty();
  }
}
