package io.hindcast.instrumentations.rxjava;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.testing.Deployment;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.reactivex.rxjava3.core.Observable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;

/** Applications that bring their own RxJava, one after another and at the same time. */
class LoadersTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new RxJavaModule());

  private static final Class<?>[] LIBRARIES = {Observable.class, Publisher.class};

  @Test
  void copiesOfTheLibrary_eachIsWoven() throws Exception {
    try (Deployment one = Deployment.of(DeployedPipeline.class, LIBRARIES);
        Deployment other = Deployment.of(DeployedPipeline.class, LIBRARIES)) {
      assertThat(one.call()).isEqualTo("its own");
      assertThat(other.call()).isEqualTo("its own");
      assertThat(one.call()).isEqualTo("its own");
    }
  }

  @Test
  void applicationThatIsGone_isCollected() throws Exception {
    assertThat(Deployment.isCollectedAfterUse(DeployedPipeline.class, LIBRARIES)).isTrue();
  }
}
