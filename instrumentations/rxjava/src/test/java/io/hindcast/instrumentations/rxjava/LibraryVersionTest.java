package io.hindcast.instrumentations.rxjava;

import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.core.Observable;
import org.junit.jupiter.api.Test;

class LibraryVersionTest {
  @Test
  void testsRunWithTheVersionThatTheBuildNames() {
    assertThat(Observable.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .endsWith("/rxjava-" + System.getProperty("test.library.version") + ".jar");
  }
}
