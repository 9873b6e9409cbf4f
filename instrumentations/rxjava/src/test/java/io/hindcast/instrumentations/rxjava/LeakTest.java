package io.hindcast.instrumentations.rxjava;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.testing.HeldContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A subscription that is over leaves no context on the heap, however it ended. */
class LeakTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new RxJavaModule());

  private static final int ROUNDS = 500;

  private final HeldContexts contexts = new HeldContexts();

  @Test
  void subscriptionsThatAreOver_whereTheirSourcesLiveOn() throws Exception {
    Hot hot = contexts.under(Hot::new);
    Observable<Long> shared = Observable.interval(1, TimeUnit.MILLISECONDS).share();
    // Keeps the source connected under no context.
    Disposable first = shared.subscribe();
    Single<Integer> cached = Single.fromCallable(() -> 1).subscribeOn(Schedulers.io()).cache();
    assertThat(cached.blockingGet()).isEqualTo(1);
    for (int i = 0; i < ROUNDS; i++) {
      contexts.under(
          () -> Observable.range(1, 3).observeOn(Schedulers.computation()).blockingLast());
      contexts.under(() -> cached.map(n -> n).blockingGet());
      contexts.under(() -> hot.source().map(n -> n).subscribe()).dispose();
      contexts.under(() -> hot.source().take(1).subscribe());
      contexts.under(hot::follow);
      contexts.under(() -> shared.map(n -> n).subscribe()).dispose();
      contexts.under(
          () -> hot.source().timeout(1, TimeUnit.MILLISECONDS, Observable.empty()).subscribe());
      contexts.under(
          () ->
              Completable.error(new IllegalStateException("application"))
                  .observeOn(Schedulers.single())
                  .onErrorComplete()
                  .blockingAwait(30, TimeUnit.SECONDS));
    }
    hot.emit(1);

    assertThat(contexts.held()).isZero();
    hot.emit(2);
    first.dispose();
  }
}
