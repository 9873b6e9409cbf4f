package io.hindcast.instrumentations.rxjava;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.instrumentations.testing.Requests;
import io.hindcast.instrumentations.testing.SeenContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Many requests at once over shared schedulers and a shared source, in pipelines made at random.
 */
class StressTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new RxJavaModule());

  private static final long SEED = 20_261_121;
  private static final int REQUESTS = 2_000;
  private static final int AT_ONCE = 64;

  private final ExecutorService threads = Executors.newFixedThreadPool(3);
  private final Scheduler computation = Schedulers.computation();
  private final Scheduler executor = Schedulers.from(threads);
  private final Hot hot = new Hot();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final AtomicLong checked = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();

  @Test
  void everyStep_seesItsOwnRequest() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < REQUESTS; i++) {
      assertThat(free.tryAcquire(60, TimeUnit.SECONDS)).as("seed %s", SEED).isTrue();
      Context own = random.nextInt(8) == 0 ? null : Requests.next();
      Observable<Integer> pipeline = pipeline(random, own);
      Requests.under(
          own,
          () ->
              pipeline
                  .doFinally(free::release)
                  .subscribe(n -> check(n, own), error -> check(0, own)));
      hot.emit(i);
    }
    assertThat(free.tryAcquire(AT_ONCE, 60, TimeUnit.SECONDS)).as("seed %s", SEED).isTrue();
    for (int i = 0; i < 2 * AT_ONCE; i++) {
      threads.submit(() -> check(0, null)).get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();

    assertThat(wrong).as("of %s checks, seed %s", checked, SEED).hasValue(0);
    assertThat(checked.get()).isGreaterThan(20L * REQUESTS);
  }

  private int check(int value, @Nullable Context own) {
    checked.incrementAndGet();
    if (SeenContexts.here() != own) {
      wrong.incrementAndGet();
    }
    return value;
  }

  private Observable<Integer> pipeline(SplittableRandom random, @Nullable Context own) {
    Observable<Integer> source = Observable.range(1, 8).map(n -> check(n, own));
    int steps = 2 + random.nextInt(4);
    for (int i = 0; i < steps; i++) {
      Scheduler scheduler = random.nextBoolean() ? computation : executor;
      source = step(source, random.nextInt(9), scheduler, own).map(n -> check(n, own));
    }
    return source;
  }

  private Observable<Integer> step(
      Observable<Integer> source, int kind, Scheduler scheduler, @Nullable Context own) {
    TimeUnit unit = TimeUnit.MICROSECONDS;
    return switch (kind) {
      case 0 -> source.observeOn(scheduler);
      case 1 -> source.subscribeOn(scheduler);
      case 2 -> source.delay(200, unit, scheduler);
      case 3 ->
          source.flatMapSingle(
              n -> Single.fromCallable(() -> check(n, own)).subscribeOn(scheduler));
      case 4 -> source.concatMap(n -> Observable.just(n).delay(200, unit, scheduler));
      case 5 -> source.zipWith(source.observeOn(scheduler), (a, b) -> check(a, own));
      case 6 ->
          source.mergeWith(hot.source().map(n -> check(n, own)).take(200, unit, scheduler)).take(8);
      case 7 -> source.buffer(200, unit, scheduler, 3).flatMapIterable(list -> list);
      default -> source.observeOn(scheduler).cache().filter(n -> check(n, own) > 0);
    };
  }
}
