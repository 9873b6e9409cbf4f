package io.hindcast.smoke.tests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hindcast.smoke.stage.Jdk;
import java.util.Optional;

/** The two ends of what is supported. */
enum Java {
  /** The one the build runs on: 17. */
  OF_THE_BUILD {
    @Override
    Jdk jdk() {
      return Jdk.running();
    }
  },
  VERSION_25 {
    @Override
    Jdk jdk() {
      Optional<Jdk> jdk = Jdk.version25();
      assumeTrue(
          jdk.isPresent(), "neither -Dhindcast.test.jdk25 nor JAVA25_HOME names a JDK 25: skipped");
      return jdk.orElseThrow();
    }
  };

  /** Skips the test that asks, with a reason, where this one is not to be found. */
  abstract Jdk jdk();
}
