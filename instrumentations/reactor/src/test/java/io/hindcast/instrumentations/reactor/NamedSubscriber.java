package io.hindcast.instrumentations.reactor;

import io.hindcast.instrumentations.testing.SeenContexts;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/** Declares no signal: the application's subscribers below it do. */
abstract class NamedSubscriber implements CoreSubscriber<Integer> {
  private final String name;

  NamedSubscriber(String name) {
    this.name = name;
  }

  static String subscribe(Flux<Integer> source, SeenContexts seen) {
    source.subscribe(new Derived(seen));
    return "subscribed";
  }

  @Override
  public final String toString() {
    return name;
  }

  private static final class Derived extends NamedSubscriber {
    private final SeenContexts seen;

    Derived(SeenContexts seen) {
      super("derived");
      this.seen = seen;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      seen.look();
      subscription.request(Long.MAX_VALUE);
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
