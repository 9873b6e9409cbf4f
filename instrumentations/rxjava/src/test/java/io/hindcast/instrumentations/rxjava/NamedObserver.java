package io.hindcast.instrumentations.rxjava;

import io.hindcast.instrumentations.testing.SeenContexts;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Observer;
import io.reactivex.rxjava3.disposables.Disposable;

/** Declares no signal: the application's observers below it do. */
abstract class NamedObserver implements Observer<Integer> {
  private final String name;

  NamedObserver(String name) {
    this.name = name;
  }

  static String subscribe(Observable<Integer> source, SeenContexts seen) {
    source.subscribe(new Derived(seen));
    return "subscribed";
  }

  @Override
  public final String toString() {
    return name;
  }

  private static final class Derived extends NamedObserver {
    private final SeenContexts seen;

    Derived(SeenContexts seen) {
      super("derived");
      this.seen = seen;
    }

    @Override
    public void onSubscribe(Disposable disposable) {
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
    }
  }
}
