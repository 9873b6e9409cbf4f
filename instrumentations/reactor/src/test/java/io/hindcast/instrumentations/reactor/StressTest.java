package io.hindcast.instrumentations.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.instrumentations.testing.Requests;
import io.hindcast.instrumentations.testing.SeenContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Many requests at once over shared schedulers and a shared source, in pipelines made at random.
 */
class StressTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ReactorModule());

  private static final long SEED = 20_261_121;
  private static final int REQUESTS = 2_000;
  private static final int AT_ONCE = 64;
  private static final int THREADS = 3;
  private static final Duration SHORT = Duration.ofNanos(200_000);

  private final Scheduler scheduler = Schedulers.newParallel("stress", THREADS);
  private final Sinks.Many<Integer> hot = Sinks.many().multicast().directBestEffort();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final AtomicLong checked = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();

  @Test
  void everyStep_seesItsOwnRequest() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < REQUESTS; i++) {
      assertThat(free.tryAcquire(60, TimeUnit.SECONDS)).as("seed %s", SEED).isTrue();
      Context own = random.nextInt(8) == 0 ? null : Requests.next();
      Flux<Integer> pipeline = pipeline(random, own);
      // A buffer whose time is up may find nobody who asks for it: an error as good as an end.
      Requests.under(
          own,
          () ->
              pipeline
                  .doFinally(signal -> free.release())
                  .subscribe(n -> check(n, own), error -> check(0, own)));
      hot.tryEmitNext(i);
    }
    assertThat(free.tryAcquire(AT_ONCE, 60, TimeUnit.SECONDS)).as("seed %s", SEED).isTrue();
    CountDownLatch looked = new CountDownLatch(THREADS);
    for (int i = 0; i < THREADS; i++) {
      scheduler
          .createWorker()
          .schedule(
              () -> {
                check(0, null);
                looked.countDown();
              });
    }
    assertThat(looked.await(60, TimeUnit.SECONDS)).isTrue();
    scheduler.dispose();

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

  private Flux<Integer> pipeline(SplittableRandom random, @Nullable Context own) {
    Flux<Integer> flux = Flux.range(1, 8).map(n -> check(n, own));
    int steps = 2 + random.nextInt(4);
    for (int i = 0; i < steps; i++) {
      flux = step(flux, random.nextInt(10), own).map(n -> check(n, own));
    }
    return flux;
  }

  private Flux<Integer> step(Flux<Integer> flux, int kind, @Nullable Context own) {
    return switch (kind) {
      case 0 -> flux.publishOn(scheduler);
      case 1 -> flux.subscribeOn(scheduler);
      case 2 -> flux.delaySequence(SHORT, scheduler);
      case 3 -> flux.flatMap(n -> Mono.fromCallable(() -> check(n, own)).subscribeOn(scheduler));
      case 4 -> flux.concatMap(n -> Mono.just(n).delayElement(SHORT, scheduler));
      case 5 -> flux.zipWith(flux.publishOn(scheduler), (a, b) -> check(a, own));
      case 6 -> flux.mergeWith(hot.asFlux().map(n -> check(n, own)).take(SHORT, scheduler)).take(8);
      case 7 -> flux.parallel(2).runOn(scheduler).map(n -> check(n, own)).sequential();
      case 8 -> flux.bufferTimeout(3, SHORT, scheduler).flatMapIterable(list -> list);
      default -> flux.publishOn(scheduler, 1).cache().filter(n -> check(n, own) > 0);
    };
  }
}
