package io.hindcast.instrumentations.kotlincoroutines;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.testing.Deployment;
import io.hindcast.instrumentations.testing.WovenExtension;
import kotlin.Unit;
import kotlinx.coroutines.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Applications that bring their own coroutines, one after another and at the same time. */
class LoadersTest {
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(new KotlinCoroutinesModule());

  private static final Class<?>[] LIBRARIES = {Job.class, Unit.class};

  @Test
  void copiesOfTheLibrary_eachIsWoven() throws Exception {
    try (Deployment one = Deployment.of(DeployedCoroutine.class, LIBRARIES);
        Deployment other = Deployment.of(DeployedCoroutine.class, LIBRARIES)) {
      assertThat(one.call()).isEqualTo("its own");
      assertThat(other.call()).isEqualTo("its own");
      assertThat(one.call()).isEqualTo("its own");
    }
  }

  @Test
  void applicationThatIsGone_isCollected() throws Exception {
    assertThat(Deployment.isCollectedAfterUse(DeployedCoroutine.class, LIBRARIES)).isTrue();
  }
}
