package io.hindcast.exporter.quietlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoggerTest {
  @Test
  void onlyTheFirstFailureOfALibrary_isPassedOn() {
    List<String> lines = new ArrayList<>();
    Logger.passOn(lines::add);
    Logger logger = Logger.getLogger("lib.A");

    logger.log(Level.WARNING, "slow");
    logger.info("hello");
    logger.log(Level.SEVERE, "broken", new IllegalStateException("x"));
    logger.log(Level.SEVERE, "broken again");

    assertThat(lines).containsExactly("lib.A: broken: java.lang.IllegalStateException: x");
    assertThat(logger.isLoggable(Level.FINE)).isFalse();
  }
}
