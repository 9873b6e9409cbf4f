package io.hindcast.instrumentations.guava;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.executors.ExecutorsModule;
import io.hindcast.instrumentations.testing.Deployment;
import io.hindcast.instrumentations.testing.WovenExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Applications that bring their own Guava, one after another and at the same time. */
class LoadersTest {
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(new GuavaModule(), new ExecutorsModule());

  private static final Class<?>[] LIBRARIES =
      Deployment.librariesOf(
          "com.google.common.util.concurrent.SettableFuture",
          "com.google.common.util.concurrent.internal.InternalFutureFailureAccess");

  @Test
  void copiesOfTheLibrary_eachIsWoven() throws Exception {
    try (Deployment one = Deployment.of(DeployedFuture.class, LIBRARIES);
        Deployment other = Deployment.of(DeployedFuture.class, LIBRARIES)) {
      assertThat(one.call()).isEqualTo("its own");
      assertThat(other.call()).isEqualTo("its own");
      assertThat(one.call()).isEqualTo("its own");
    }
  }

  @Test
  void applicationThatIsGone_isCollected() throws Exception {
    assertThat(Deployment.isCollectedAfterUse(DeployedFuture.class, LIBRARIES)).isTrue();
  }
}
