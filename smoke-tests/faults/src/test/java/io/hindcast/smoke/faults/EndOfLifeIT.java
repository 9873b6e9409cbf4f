package io.hindcast.smoke.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a program ends, what was recorded is delivered, and the end does not take long. */
final class EndOfLifeIT {
  @ParameterizedTest
  @EnumSource(Ending.class)
  void delivers(Ending ending) throws IOException, InterruptedException {
    EndingRun.Ended ended = EndingRun.play(ending, Length.brief());

    assertThat(ended.broken()).as(ended.stderr()).isEmpty();
  }
}
