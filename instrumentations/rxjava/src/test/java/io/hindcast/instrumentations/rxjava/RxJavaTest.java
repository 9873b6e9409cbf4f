package io.hindcast.instrumentations.rxjava;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.instrumentations.testing.Requests;
import io.hindcast.instrumentations.testing.SeenContexts;
import io.hindcast.instrumentations.testing.Strangers;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.FlowableSubscriber;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Observer;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.observables.ConnectableObservable;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who sees what, where several are involved; and that nothing of RxJava is changed. */
class RxJavaTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new RxJavaModule());

  private final Strangers strangers = new Strangers();
  private final Scheduler scheduler = Schedulers.from(strangers.pool());
  private final SeenContexts seen = new SeenContexts();
  private final Context request = Requests.next();
  private final Context theirs = Requests.next();
  private final SeenContexts other = new SeenContexts();
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void theThreadIsLeftAsItWas() throws Exception {
    RxJavaPlugins.reset();
    strangers.dismiss();
  }

  private void awaitEnd() throws InterruptedException {
    assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void cached_subscribedByTwoRequests_eachSeesItsOwn() throws Exception {
    Single<Integer> cached = Single.fromCallable(() -> seen.look(1)).subscribeOn(scheduler).cache();

    Requests.under(request, () -> cached.map(seen::look).blockingGet());
    Requests.under(theirs, () -> cached.observeOn(scheduler).map(other::look).blockingGet());

    assertThat(seen.contexts()).containsExactly(request, request);
    assertThat(other.contexts()).containsExactly(theirs);
  }

  @Test
  void hotSource_eachObserverSeesItsOwn_andTheEmitterKeepsIts() throws Exception {
    SeenContexts none = new SeenContexts();
    Context emitter = Requests.next();
    Hot hot = Requests.under(emitter, Hot::new);
    Requests.under(request, () -> hot.source().map(seen::look).subscribe());
    Requests.under(theirs, () -> hot.source().map(other::look).subscribe());
    Disposable outside = hot.source().map(none::look).subscribe();

    Requests.under(emitter, () -> hot.emit(1));
    hot.emit(2);
    Requests.under(request, () -> hot.emit(3));
    outside.dispose();

    assertThat(seen.contexts()).hasSize(3).containsOnly(request);
    assertThat(other.contexts()).hasSize(3).containsOnly(theirs);
    assertThat(none.contexts()).hasSize(3).containsOnlyNulls();
  }

  @Test
  void hotSource_withNoOperatorBetween_eachObserverSeesItsOwn() throws Exception {
    Hot hot = Requests.under(Requests.next(), Hot::new);
    Requests.under(request, () -> NamedObserver.subscribe(hot.source(), seen));
    Requests.under(theirs, () -> NamedObserver.subscribe(hot.source(), other));

    hot.emit(1);
    Requests.under(request, () -> hot.emit(2));

    assertThat(seen.contexts()).hasSize(3).containsOnly(request);
    assertThat(other.contexts()).hasSize(3).containsOnly(theirs);
  }

  @Test
  void connected_theSourceRunsUnderWhoConnects() throws Exception {
    ConnectableObservable<Integer> hot =
        Observable.range(1, 3).observeOn(scheduler).map(other::look).publish();
    Requests.under(request, () -> hot.map(seen::look).doFinally(over::countDown).subscribe());

    Requests.under(theirs, () -> hot.connect());

    awaitEnd();
    assertThat(other.contexts()).hasSize(3).containsOnly(theirs);
    assertThat(seen.contexts()).hasSize(3).containsOnly(request);
  }

  @Test
  void subjectMadeElsewhere_asAnObserver_takesNothingFromTheSource() throws Exception {
    Hot hot = Requests.under(theirs, Hot::new);
    Requests.under(
        request,
        () -> {
          Observable.fromCallable(() -> seen.look(1)).map(seen::look).subscribe(hot.observer());
          return "";
        });

    assertThat(seen.contexts()).hasSize(2).containsOnly(request);
  }

  @Test
  void waiting_blockingCalls() throws Exception {
    Observable<Integer> later = Observable.range(1, 3).observeOn(scheduler).map(seen::look);
    Requests.under(
        request,
        () -> {
          later.blockingForEach(seen::look);
          later.blockingIterable().forEach(seen::look);
          later.blockingSubscribe(value -> seen.look());
          return later.blockingLast();
        });

    assertThat(seen.contexts()).hasSize(21).containsOnly(request);
  }

  @Test
  void observerMadeElsewhere_worksUnderWhatItIsSubscribedUnder() throws Exception {
    Observer<Integer> own = Requests.under(theirs, () -> OwnObserver.of(seen, over));
    Observable<Integer> foreign =
        Observable.unsafeCreate(
            observer ->
                strangers
                    .pool()
                    .execute(
                        () -> {
                          observer.onSubscribe(Disposable.empty());
                          observer.onNext(1);
                          observer.onComplete();
                        }));

    Requests.under(
        request,
        () -> {
          foreign.subscribe(own);
          return "";
        });

    awaitEnd();
    assertThat(seen.contexts()).hasSize(3).containsOnly(request);
  }

  @Test
  void requestedByAStranger_theGeneratorRunsUnderTheSubscriber() throws Exception {
    FlowableSubscriber<Integer> own = OwnSubscriber.of(seen, strangers.pool(), over);
    Requests.under(
        request,
        () -> {
          Flowable.<Integer, Integer>generate(
                  () -> 0,
                  (state, emitter) -> {
                    seen.look();
                    if (state == 3) {
                      emitter.onComplete();
                    } else {
                      emitter.onNext(state);
                    }
                    return state + 1;
                  })
              .subscribe(own);
          return "";
        });

    awaitEnd();
    assertThat(seen.contexts()).hasSize(7).containsOnly(request);
  }

  @Test
  void disposedByAStranger_whatFollowsRunsUnderTheSubscriber() throws Exception {
    Disposable disposable =
        Requests.under(
            request,
            () ->
                Observable.<Integer>never()
                    .doOnDispose(seen::look)
                    .doFinally(
                        () -> {
                          seen.look();
                          over.countDown();
                        })
                    .subscribe());

    strangers.pool().execute(disposable::dispose);

    awaitEnd();
    assertThat(seen.contexts()).hasSize(2).containsOnly(request);
  }

  @Test
  void taskOfTheApplication_runsUnderWhatItWasHandedOverUnder() throws Exception {
    Scheduler.Worker worker = scheduler.createWorker();
    Requests.under(request, () -> worker.schedule(seen::look));
    Requests.under(theirs, () -> worker.schedule(other::look));
    Requests.under(request, () -> scheduler.scheduleDirect(seen::look));
    Requests.under(
        theirs,
        () ->
            worker.schedule(
                () -> {
                  other.look();
                  over.countDown();
                },
                1,
                TimeUnit.MILLISECONDS));

    awaitEnd();
    assertThat(seen.contexts()).hasSize(2).containsOnly(request);
    assertThat(other.contexts()).hasSize(2).containsOnly(theirs);
  }

  @Test
  void errors_haveNoFrameOfOurs() throws Exception {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Hot hot = new Hot();
    Requests.under(
        request,
        () ->
            hot.source()
                .map(
                    value -> {
                      seen.look();
                      throw new IllegalStateException("application");
                    })
                .subscribe(
                    value -> seen.look(),
                    error -> {
                      seen.look();
                      failure.set(error);
                    }));

    Requests.under(theirs, () -> hot.emit(1));

    assertThat(seen.contexts()).hasSize(2).containsOnly(request);
    assertThat(failure.get()).hasMessage("application");
    assertThat(Objects.requireNonNull(failure.get()).getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith("io.reactivex.rxjava3."))
        .noneMatch(frame -> frame.getClassName().startsWith("io.hindcast.bootstrap."));
  }

  @Test
  void plugins_areTheApplicationsOwn() throws Exception {
    AtomicInteger called = new AtomicInteger();
    RxJavaPlugins.setOnObservableSubscribe(
        (observable, observer) -> {
          called.incrementAndGet();
          return observer;
        });
    RxJavaPlugins.setScheduleHandler(
        task -> {
          called.incrementAndGet();
          return task;
        });
    Requests.under(
        request, () -> Observable.range(1, 3).observeOn(scheduler).map(seen::look).blockingLast());

    // Three observers; a task to begin with, and perhaps another one.
    assertThat(called.get()).isGreaterThanOrEqualTo(4);
    assertThat(seen.contexts()).hasSize(3).containsOnly(request);
  }

  @Test
  void threadsOfRxJava_areLeftUnderNothing() throws Exception {
    Requests.under(
        request,
        () ->
            Observable.range(1, 3)
                .observeOn(Schedulers.computation())
                .map(seen::look)
                .subscribeOn(Schedulers.single())
                .delay(1, TimeUnit.MILLISECONDS)
                .toList()
                .blockingGet());
    Disposable task =
        Schedulers.single()
            .scheduleDirect(
                () -> {
                  other.look();
                  over.countDown();
                });

    awaitEnd();
    task.dispose();
    assertThat(seen.contexts()).hasSize(3).containsOnly(request);
    assertThat(other.contexts()).hasSize(1).containsOnlyNulls();
  }
}
