package io.hindcast.instrumentations.rxjava;

import io.hindcast.instrumentations.testing.SeenContexts;
import io.reactivex.rxjava3.core.FlowableSubscriber;
import io.reactivex.rxjava3.subscribers.DisposableSubscriber;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** A subscriber of the application that has each element requested by somebody else's thread. */
final class OwnSubscriber extends DisposableSubscriber<Integer> {
  private final SeenContexts seen;
  private final Executor strangers;
  private final CountDownLatch over;

  private OwnSubscriber(SeenContexts seen, Executor strangers, CountDownLatch over) {
    this.seen = seen;
    this.strangers = strangers;
    this.over = over;
  }

  static FlowableSubscriber<Integer> of(
      SeenContexts seen, Executor strangers, CountDownLatch over) {
    return new OwnSubscriber(seen, strangers, over);
  }

  @Override
  protected void onStart() {
    strangers.execute(() -> request(1));
  }

  @Override
  public void onNext(Integer value) {
    seen.look();
    strangers.execute(() -> request(1));
  }

  @Override
  public void onError(Throwable error) {
    seen.look();
  }

  @Override
  public void onComplete() {
    over.countDown();
  }
}
