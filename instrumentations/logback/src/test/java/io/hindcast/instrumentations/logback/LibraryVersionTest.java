package io.hindcast.instrumentations.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;

class LibraryVersionTest {
  @Test
  void testsRunWithTheVersionThatTheBuildNames() {
    assertThat(LoggerContext.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .endsWith("/logback-classic-" + System.getProperty("test.library.version") + ".jar");
  }
}
