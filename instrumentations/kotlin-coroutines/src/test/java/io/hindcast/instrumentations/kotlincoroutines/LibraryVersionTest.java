package io.hindcast.instrumentations.kotlincoroutines;

import static org.assertj.core.api.Assertions.assertThat;

import kotlinx.coroutines.Job;
import org.junit.jupiter.api.Test;

class LibraryVersionTest {
  @Test
  void testsRunWithTheVersionThatTheBuildNames() {
    assertThat(Job.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .endsWith(
            "/kotlinx-coroutines-core-jvm-" + System.getProperty("test.library.version") + ".jar");
  }
}
