package io.hindcast.instrumentations.reactor;

import java.util.concurrent.Executor;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A publisher of somebody else that does everything, also {@code onSubscribe}, on its threads. */
record LatePublisher(Executor threads) implements Publisher<Integer> {
  @Override
  public void subscribe(Subscriber<? super Integer> subscriber) {
    threads.execute(
        () ->
            subscriber.onSubscribe(
                new Subscription() {
                  private boolean emitted;

                  @Override
                  public void request(long n) {
                    if (!emitted) {
                      emitted = true;
                      threads.execute(
                          () -> {
                            subscriber.onNext(1);
                            subscriber.onComplete();
                          });
                    }
                  }

                  @Override
                  public void cancel() {}
                }));
  }
}
