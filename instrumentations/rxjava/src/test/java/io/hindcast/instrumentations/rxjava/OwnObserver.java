package io.hindcast.instrumentations.rxjava;

import io.hindcast.instrumentations.testing.SeenContexts;
import io.reactivex.rxjava3.core.Observer;
import io.reactivex.rxjava3.observers.DisposableObserver;
import java.util.concurrent.CountDownLatch;

/** An observer of the application. */
final class OwnObserver extends DisposableObserver<Integer> {
  private final SeenContexts seen;
  private final CountDownLatch over;

  private OwnObserver(SeenContexts seen, CountDownLatch over) {
    this.seen = seen;
    this.over = over;
  }

  static Observer<Integer> of(SeenContexts seen, CountDownLatch over) {
    return new OwnObserver(seen, over);
  }

  @Override
  protected void onStart() {
    seen.look();
  }

  @Override
  public void onNext(Integer value) {
    seen.look();
  }

  @Override
  public void onError(Throwable error) {
    seen.look();
  }

  @Override
  public void onComplete() {
    seen.look();
    over.countDown();
  }
}
