package io.hindcast.instrumentations.jbosslogmanager;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logmanager.LogContext;
import org.junit.jupiter.api.Test;

class LibraryVersionTest {
  @Test
  void testsRunWithTheVersionThatTheBuildNames() {
    assertThat(LogContext.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .endsWith("/jboss-logmanager-" + System.getProperty("test.library.version") + ".jar");
  }
}
