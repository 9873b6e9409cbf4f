package io.hindcast.instrumentations.serverthreads;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.testing.Deployment;
import io.hindcast.instrumentations.testing.WovenExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Applications that bring their own pool, one after another and at the same time. */
class LoadersTest {
  @RegisterExtension static final WovenExtension woven = AllServers.woven();

  private static final Class<?>[] LIBRARIES =
      Deployment.librariesOf(
          "org.jboss.threads.EnhancedQueueExecutor",
          "org.jboss.logging.Logger",
          "org.wildfly.common.Assert",
          "io.smallrye.common.annotation.Identifier",
          "io.smallrye.common.constraint.Assert",
          "io.smallrye.common.cpu.CacheInfo",
          "io.smallrye.common.function.ExceptionRunnable");

  @Test
  void copiesOfTheLibrary_eachIsWoven() throws Exception {
    try (Deployment one = Deployment.of(DeployedPool.class, LIBRARIES);
        Deployment other = Deployment.of(DeployedPool.class, LIBRARIES)) {
      assertThat(one.call()).isEqualTo("its own");
      assertThat(other.call()).isEqualTo("its own");
      assertThat(one.call()).isEqualTo("its own");
    }
  }

  @Test
  void applicationThatIsGone_isCollected() throws Exception {
    assertThat(Deployment.isCollectedAfterUse(DeployedPool.class, LIBRARIES)).isTrue();
  }
}
