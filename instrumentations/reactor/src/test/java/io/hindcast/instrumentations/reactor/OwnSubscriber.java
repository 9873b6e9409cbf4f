package io.hindcast.instrumentations.reactor;

import io.hindcast.instrumentations.testing.SeenContexts;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.BaseSubscriber;

/** A subscriber of the application that has each element requested by somebody else's thread. */
final class OwnSubscriber extends BaseSubscriber<Integer> {
  private final SeenContexts seen;
  private final Executor strangers;
  private final CountDownLatch over;

  private OwnSubscriber(SeenContexts seen, Executor strangers, CountDownLatch over) {
    this.seen = seen;
    this.strangers = strangers;
    this.over = over;
  }

  /**
   * Makes one. As an interface: a test's class is loaded before anything is woven, and with it the
   * classes that its methods name.
   */
  static CoreSubscriber<Integer> of(SeenContexts seen, Executor strangers, CountDownLatch over) {
    return new OwnSubscriber(seen, strangers, over);
  }

  @Override
  protected void hookOnSubscribe(Subscription subscription) {
    seen.look();
    subscription.request(1);
  }

  @Override
  protected void hookOnNext(Integer value) {
    seen.look();
    strangers.execute(() -> request(1));
  }

  @Override
  protected void hookOnComplete() {
    seen.look();
    over.countDown();
  }
}
