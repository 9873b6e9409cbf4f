package io.hindcast.instrumentations.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class LibraryVersionTest {
  @Test
  void testsRunWithTheVersionThatTheBuildNames() {
    assertThat(Flux.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .endsWith("/reactor-core-" + System.getProperty("test.library.version") + ".jar");
  }
}
