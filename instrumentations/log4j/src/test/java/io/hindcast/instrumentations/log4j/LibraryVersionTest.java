package io.hindcast.instrumentations.log4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.Test;

class LibraryVersionTest {
  @Test
  void testsRunWithTheVersionThatTheBuildNames() {
    assertThat(LoggerContext.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .endsWith("/log4j-core-" + System.getProperty("test.library.version") + ".jar");
  }
}
