package io.hindcast.instrumentations.rxjava;

import io.hindcast.instrumentations.testing.SeenContexts;
import io.reactivex.rxjava3.core.BackpressureStrategy;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.subjects.UnicastSubject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One pipeline for each way in which an operator comes to run on another thread. */
final class Pipelines {
  private static final TimeUnit MS = TimeUnit.MILLISECONDS;
  private static final int MANY = Integer.MAX_VALUE;

  private final Map<String, Completable> byName = new LinkedHashMap<>();
  private final Executor strangers;
  private final Scheduler s;
  private final SeenContexts seen;

  private Pipelines(Executor strangers, Scheduler scheduler, SeenContexts seen) {
    this.strangers = strangers;
    this.s = scheduler;
    this.seen = seen;
  }

  /**
   * All of them.
   *
   * @param strangers threads of somebody else, which emit
   * @param scheduler what operators run on
   * @param seen where their functions look
   */
  static Map<String, Completable> all(Executor strangers, Scheduler scheduler, SeenContexts seen) {
    Pipelines pipelines = new Pipelines(strangers, scheduler, seen);
    pipelines.observables();
    pipelines.observablesInTime();
    pipelines.flowables();
    pipelines.again();
    pipelines.singles();
    pipelines.maybes();
    pipelines.completables();
    pipelines.emitters();
    return pipelines.byName;
  }

  private void put(String name, Observable<?> pipeline) {
    byName.put("Observable: " + name, pipeline.doOnNext(value -> seen.look()).ignoreElements());
  }

  private void put(String name, Flowable<?> pipeline) {
    byName.put("Flowable: " + name, pipeline.doOnNext(value -> seen.look()).ignoreElements());
  }

  private void put(String name, Single<?> pipeline) {
    byName.put("Single: " + name, pipeline.doOnSuccess(value -> seen.look()).ignoreElement());
  }

  private void put(String name, Maybe<?> pipeline) {
    byName.put("Maybe: " + name, pipeline.doOnEvent((value, error) -> seen.look()).ignoreElement());
  }

  private void put(String name, Completable pipeline) {
    byName.put("Completable: " + name, pipeline.doOnComplete(seen::look));
  }

  private Observable<Integer> numbers() {
    return Observable.range(1, 10).map(seen::look);
  }

  private Flowable<Integer> flow() {
    return Flowable.range(1, 10).map(seen::look);
  }

  private Observable<Integer> later(int number) {
    return Observable.just(number, number).observeOn(s).map(seen::look);
  }

  private void observables() {
    put("observeOn", numbers().observeOn(s).map(seen::look).filter(n -> n > 3));
    put("subscribeOn", numbers().subscribeOn(s).map(seen::look));
    put("both", numbers().subscribeOn(s).observeOn(s).map(seen::look));
    put("unsubscribeOn", numbers().doOnDispose(seen::look).unsubscribeOn(s).take(2));
    put("flatMap", numbers().flatMap(n -> later(seen.look(n))).map(seen::look));
    put("concatMap", numbers().concatMap(this::later).map(seen::look));
    put("switchMap", numbers().switchMap(this::later).map(seen::look));
    put("concatMapEager", numbers().concatMapEager(this::later).map(seen::look));
    put("flatMapSingle", numbers().flatMapSingle(n -> later(n).lastOrError()).map(seen::look));
    put(
        "groupBy",
        numbers()
            .observeOn(s)
            .groupBy(n -> seen.look(n) % 2)
            .flatMap(g -> g.observeOn(s).map(seen::look)));
    put("window", numbers().window(3).flatMap(window -> window.observeOn(s).map(seen::look)));
    put("zip", Observable.zip(later(1), later(2), (a, b) -> seen.look(a + b)));
    put("merge", Observable.merge(later(1), later(2), numbers()).map(seen::look));
    put("combineLatest", Observable.combineLatest(later(1), later(2), (a, b) -> seen.look(a + b)));
    put("concat", Observable.concat(later(1), later(2)).map(seen::look));
    put("amb", Observable.ambArray(later(1), Observable.never()).map(seen::look));
    put("scan", numbers().observeOn(s).scan((a, b) -> seen.look(a + b)));
    put(
        "hooks",
        numbers()
            .observeOn(s)
            .doOnSubscribe(disposable -> seen.look())
            .doOnNext(n -> seen.look())
            .doOnEach(signal -> seen.look())
            .doOnTerminate(seen::look)
            .doAfterTerminate(seen::look)
            .doAfterNext(n -> seen.look())
            .doFinally(seen::look));
    put(
        "using",
        Observable.using(() -> seen.look(1), this::later, resource -> seen.look()).map(seen::look));
  }

  private void observablesInTime() {
    put("interval", Observable.interval(1, MS, s).map(seen::look).take(3).map(seen::look));
    put("timer", Observable.timer(1, MS, s).map(seen::look));
    put("delay", numbers().delay(1, MS, s).map(seen::look));
    put("delaySubscription", numbers().delaySubscription(1, MS, s).map(seen::look));
    put(
        "timeout",
        Observable.never().timeout(5, MS, s, Observable.just(1).map(seen::look)).map(seen::look));
    put("buffer", numbers().concatMap(this::later).buffer(1, MS, s, 3).map(seen::look));
    put(
        "buffer by time",
        Observable.interval(1, MS, s).buffer(2, MS, s, MANY, this::list, false).take(2));
    put(
        "buffer by time and size",
        Observable.interval(1, MS, s).buffer(2, MS, s, 3, this::list, false).take(2));
    put("buffer with gaps", Observable.interval(1, MS, s).buffer(2, 4, MS, s, this::list).take(2));
    put("sample", Observable.interval(1, MS, s).sample(3, MS, s).take(2).map(seen::look));
    put("debounce", numbers().debounce(1, MS, s).map(seen::look));
    put("take", numbers().concatWith(Observable.never()).take(20, MS, s).map(seen::look));
    put(
        "doOnDispose",
        Observable.interval(1, MS, s).doOnDispose(seen::look).doFinally(seen::look).take(2));
  }

  private List<Long> list() {
    return seen.look(new ArrayList<>());
  }

  private void flowables() {
    put(
        "buffer by time",
        Flowable.interval(1, MS, s).buffer(2, MS, s, MANY, this::list, false).take(2));
    put(
        "buffer by time and size",
        Flowable.interval(1, MS, s).buffer(2, MS, s, 3, this::list, false).take(2));
    put("buffer with gaps", Flowable.interval(1, MS, s).buffer(2, 4, MS, s, this::list).take(2));
    put("observeOn", flow().observeOn(s).map(seen::look).filter(n -> n > 3));
    put("one at a time", flow().hide().observeOn(s, false, 1).map(seen::look));
    put("subscribeOn", flow().subscribeOn(s).map(seen::look));
    put(
        "flatMap",
        flow().flatMap(n -> Flowable.just(n).observeOn(s).map(seen::look)).map(seen::look));
    put("concatMap", flow().concatMap(n -> Flowable.just(n).delay(1, MS, s)).map(seen::look));
    put("parallel", flow().parallel(2).runOn(s).map(seen::look).sequential().map(seen::look));
    put("parallel reduced", flow().parallel(2).runOn(s).reduce((a, b) -> seen.look(a + b)));
    put("interval", Flowable.interval(1, MS, s).onBackpressureDrop().map(seen::look).take(3));
    put(
        "zip",
        Flowable.zip(flow().observeOn(s), flow().delay(1, MS, s), (a, b) -> seen.look(a + b)));
    put("timeout", Flowable.never().timeout(5, MS, s, flow()).map(seen::look));
    put(
        "hooks",
        flow()
            .observeOn(s)
            .doOnRequest(n -> seen.look())
            .doOnSubscribe(x -> seen.look())
            .doFinally(seen::look));
    put(
        "doOnCancel",
        Flowable.interval(1, MS, s).doOnCancel(seen::look).onBackpressureDrop().take(2));
    put("publish", flow().publish().refCount().observeOn(s).map(seen::look));
    put("toObservable", flow().observeOn(s).toObservable().observeOn(s).map(seen::look));
    put(
        "generate",
        Flowable.<Integer, Integer>generate(
                () -> seen.look(0),
                (state, emitter) -> {
                  seen.look();
                  if (state == 5) {
                    emitter.onComplete();
                  } else {
                    emitter.onNext(state);
                  }
                  return state + 1;
                },
                state -> seen.look())
            .observeOn(s, false, 1)
            .map(seen::look));
  }

  private Observable<Integer> failing(int times) {
    AtomicInteger left = new AtomicInteger(times);
    return Observable.defer(
        () ->
            left.getAndDecrement() > 0
                ? later(1).concatWith(Observable.error(new IllegalStateException("application")))
                : later(2));
  }

  private void again() {
    put("retry", failing(2).doOnError(error -> seen.look()).retry(2).map(seen::look));
    put(
        "retryWhen",
        failing(2)
            .retryWhen(errors -> errors.delay(1, MS, s).doOnNext(error -> seen.look()))
            .map(seen::look));
    put("repeat", later(1).repeat(2).map(seen::look));
    put(
        "onErrorResumeNext",
        failing(1).onErrorResumeNext(error -> later(seen.look(3))).map(seen::look));
    put(
        "switchIfEmpty",
        Observable.<Integer>empty().observeOn(s).switchIfEmpty(numbers()).map(seen::look));
    put("cache", later(1).cache().map(seen::look));
    put("share", later(1).share().map(seen::look));
    put("replay", numbers().observeOn(s).replay(2).autoConnect().map(seen::look));
  }

  private void singles() {
    put("subscribeOn", Single.fromCallable(() -> seen.look(1)).subscribeOn(s).map(seen::look));
    put("observeOn", Single.fromCallable(() -> seen.look(1)).observeOn(s).map(seen::look));
    put("delay", Single.just(1).delay(1, MS, s).map(seen::look));
    put("timer", Single.timer(1, MS, s).map(seen::look));
    put("timeout", Single.never().timeout(1, MS, s, Single.fromCallable(() -> seen.look(1))));
    put("flatMap", Single.just(1).observeOn(s).flatMap(n -> later(seen.look(n)).lastOrError()));
    put(
        "zip",
        Single.zip(later(1).lastOrError(), later(2).lastOrError(), (a, b) -> seen.look(a + b)));
    put("cache", later(1).lastOrError().cache().map(seen::look));
    put("hooks", Single.just(1).observeOn(s).doOnSubscribe(x -> seen.look()).doFinally(seen::look));
    put("collect", numbers().observeOn(s).toList().map(seen::look));
  }

  private void maybes() {
    put("subscribeOn", Maybe.fromCallable(() -> seen.look(1)).subscribeOn(s).map(seen::look));
    put("observeOn", Maybe.fromCallable(() -> seen.look(1)).observeOn(s).map(seen::look));
    put("delay", Maybe.just(1).delay(1, MS, s).map(seen::look));
    put("empty", Maybe.empty().observeOn(s).doOnComplete(seen::look));
    put("flatMap", Maybe.just(1).observeOn(s).flatMap(n -> later(seen.look(n)).lastElement()));
    put("timeout", Maybe.never().timeout(1, MS, s, Maybe.fromCallable(() -> seen.look(1))));
  }

  private void completables() {
    put("subscribeOn", Completable.fromAction(seen::look).subscribeOn(s));
    put("observeOn", Completable.fromAction(seen::look).observeOn(s).doOnTerminate(seen::look));
    put("delay", Completable.fromAction(seen::look).delay(1, MS, s));
    put("andThen", Completable.timer(1, MS, s).andThen(Completable.fromAction(seen::look)));
    put("merge", Completable.mergeArray(later(1).ignoreElements(), later(2).ignoreElements()));
    put(
        "hooks",
        Completable.complete().observeOn(s).doOnSubscribe(x -> seen.look()).doFinally(seen::look));
  }

  private void emitters() {
    put(
        "create",
        Observable.<Integer>create(
                emitter -> {
                  emitter.setCancellable(seen::look);
                  strangers.execute(
                      () -> {
                        emitter.onNext(1);
                        emitter.onNext(2);
                        emitter.onComplete();
                      });
                })
            .map(seen::look));
    put(
        "create",
        Flowable.<Integer>create(
                emitter -> {
                  emitter.setCancellable(seen::look);
                  strangers.execute(
                      () -> {
                        emitter.onNext(1);
                        emitter.onComplete();
                      });
                },
                BackpressureStrategy.BUFFER)
            .map(seen::look));
    put(
        "create",
        Single.<Integer>create(
                emitter -> {
                  emitter.setCancellable(seen::look);
                  strangers.execute(() -> emitter.onSuccess(1));
                })
            .map(seen::look));
    put(
        "create",
        Maybe.create(emitter -> strangers.execute(emitter::onComplete)).doFinally(seen::look));
    put(
        "create",
        Completable.create(emitter -> strangers.execute(emitter::onComplete))
            .doFinally(seen::look));
    put(
        "subject",
        Observable.defer(
                () -> {
                  UnicastSubject<Integer> subject = UnicastSubject.create();
                  strangers.execute(
                      () -> {
                        subject.onNext(1);
                        subject.onComplete();
                      });
                  return subject;
                })
            .map(seen::look));
    put(
        "foreign source",
        Observable.<Integer>unsafeCreate(
                observer ->
                    strangers.execute(
                        () -> {
                          observer.onSubscribe(Disposable.empty());
                          observer.onNext(1);
                          observer.onComplete();
                        }))
            .doOnSubscribe(disposable -> seen.look())
            .map(seen::look));
  }
}
