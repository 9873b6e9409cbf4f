package io.hindcast.instrumentations.reactor;

import io.hindcast.instrumentations.testing.SeenContexts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/** One pipeline for each way in which an operator comes to run on another thread. */
final class Pipelines {
  private static final Duration SHORT = Duration.ofMillis(1);

  private final Map<String, Publisher<?>> byName = new LinkedHashMap<>();
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
  static Map<String, Publisher<?>> all(Executor strangers, Scheduler scheduler, SeenContexts seen) {
    Pipelines pipelines = new Pipelines(strangers, scheduler, seen);
    pipelines.schedulers();
    pipelines.time();
    pipelines.inner();
    pipelines.combining();
    pipelines.again();
    pipelines.sources();
    pipelines.hooks();
    pipelines.monos();
    return pipelines.byName;
  }

  private Flux<Integer> numbers() {
    return Flux.range(1, 10).map(seen::look);
  }

  private Flux<Integer> later(int number) {
    return Flux.just(number, number).publishOn(s).map(seen::look);
  }

  private void schedulers() {
    byName.put("publishOn", numbers().publishOn(s).map(seen::look).filter(n -> n > 3));
    byName.put("publishOn, one at a time", numbers().hide().publishOn(s, 1).map(seen::look));
    byName.put("subscribeOn", numbers().subscribeOn(s).map(seen::look));
    byName.put("both", numbers().subscribeOn(s).publishOn(s).map(seen::look));
    byName.put("cancelOn", numbers().doOnCancel(seen::look).cancelOn(s).take(2));
    byName.put(
        "parallel", numbers().parallel(2).runOn(s).map(seen::look).sequential().map(seen::look));
    byName.put(
        "parallel reduced",
        numbers().parallel(2).runOn(s).map(seen::look).reduce((a, b) -> seen.look(a + b)));
  }

  private void time() {
    byName.put("interval", Flux.interval(SHORT, s).map(seen::look).take(3).map(seen::look));
    byName.put("delayElements", numbers().delayElements(SHORT, s).map(seen::look));
    byName.put("delaySequence", numbers().delaySequence(SHORT, s).map(seen::look));
    byName.put("delaySubscription", numbers().delaySubscription(SHORT, s).map(seen::look));
    byName.put(
        "timeout",
        Flux.never()
            .timeout(Duration.ofMillis(5), Flux.just(1).map(seen::look), s)
            .map(seen::look));
    byName.put("bufferTimeout", numbers().bufferTimeout(3, SHORT, s).map(seen::look));
    byName.put(
        "windowTimeout",
        numbers().windowTimeout(3, SHORT, s).flatMap(window -> window.map(seen::look)));
    byName.put(
        "sample",
        Flux.interval(SHORT, s)
            .sample(Flux.interval(SHORT, s).map(seen::look))
            .take(2)
            .map(seen::look));
    byName.put("elapsed", numbers().delayElements(SHORT, s).elapsed(s).map(seen::look));
    byName.put(
        "timed take",
        numbers().concatWith(Flux.never()).take(Duration.ofMillis(20), s).map(seen::look));
  }

  private void inner() {
    byName.put("flatMap", numbers().flatMap(n -> later(seen.look(n))).map(seen::look));
    byName.put("flatMapSequential", numbers().flatMapSequential(this::later).map(seen::look));
    byName.put("concatMap", numbers().concatMap(this::later).map(seen::look));
    byName.put("switchMap", numbers().switchMap(this::later).map(seen::look));
    byName.put(
        "flatMapIterable",
        numbers().publishOn(s).flatMapIterable(n -> List.of(n, n)).map(seen::look));
    byName.put(
        "expand",
        Flux.just(1).expand(n -> n < 4 ? later(n + 1).take(1) : Flux.empty()).map(seen::look));
    byName.put(
        "groupBy",
        numbers()
            .publishOn(s)
            .groupBy(n -> seen.look(n) % 2)
            .flatMap(group -> group.publishOn(s).map(seen::look)));
    byName.put(
        "window", numbers().window(3).flatMap(window -> window.publishOn(s).map(seen::look)));
    byName.put(
        "filterWhen", numbers().filterWhen(n -> later(n).next().map(x -> true)).map(seen::look));
    byName.put(
        "switchOnFirst",
        numbers().publishOn(s).switchOnFirst((first, all) -> all.map(seen::look)).map(seen::look));
  }

  private void combining() {
    byName.put(
        "zip", Flux.zip(later(1), numbers().delayElements(SHORT, s), (a, b) -> seen.look(a + b)));
    byName.put("merge", Flux.merge(later(1), later(2), numbers()).map(seen::look));
    byName.put("combineLatest", Flux.combineLatest(later(1), later(2), (a, b) -> seen.look(a + b)));
    byName.put("concat", Flux.concat(later(1), later(2)).map(seen::look));
    byName.put(
        "withLatestFrom",
        numbers().delayElements(SHORT, s).withLatestFrom(later(1), (a, b) -> seen.look(a + b)));
    byName.put(
        "takeUntilOther",
        Flux.interval(SHORT, s).map(seen::look).takeUntilOther(later(1).delayElements(SHORT, s)));
    byName.put(
        "materialize",
        numbers()
            .publishOn(s)
            .materialize()
            .map(seen::look)
            .dematerialize()
            .cast(Integer.class)
            .map(seen::look));
    byName.put("collect", numbers().publishOn(s).collectList().map(seen::look));
    byName.put("reduce", numbers().publishOn(s).reduce((a, b) -> seen.look(a + b)));
  }

  private Flux<Integer> failing(int times) {
    AtomicInteger left = new AtomicInteger(times);
    return Flux.defer(
        () ->
            left.getAndDecrement() > 0
                ? later(1).concatWith(Mono.error(new IllegalStateException("application")))
                : later(2));
  }

  private void again() {
    byName.put("retry", failing(2).doOnError(error -> seen.look()).retry(2).map(seen::look));
    byName.put(
        "retry with backoff",
        failing(2)
            .retryWhen(Retry.backoff(3, SHORT).scheduler(s).doBeforeRetry(signal -> seen.look()))
            .map(seen::look));
    byName.put("repeat", later(1).repeat(2).map(seen::look));
    byName.put(
        "repeatWhen",
        later(1)
            .repeatWhen(times -> times.take(2).delayElements(SHORT, s).map(seen::look))
            .map(seen::look));
    byName.put(
        "onErrorResume", failing(1).onErrorResume(error -> later(seen.look(3))).map(seen::look));
    byName.put(
        "switchIfEmpty",
        Flux.<Integer>empty().publishOn(s).switchIfEmpty(numbers()).map(seen::look));
    byName.put("cache", later(1).cache().map(seen::look));
    byName.put("share", later(1).share().map(seen::look));
    byName.put("refCount", numbers().publish().refCount().publishOn(s).map(seen::look));
    byName.put("replay", numbers().publishOn(s).replay(2).autoConnect().map(seen::look));
  }

  private void sources() {
    byName.put(
        "generate",
        Flux.<Integer, Integer>generate(
                () -> seen.look(0),
                (state, sink) -> {
                  seen.look();
                  if (state == 5) {
                    sink.complete();
                  } else {
                    sink.next(state);
                  }
                  return state + 1;
                },
                state -> seen.look())
            .publishOn(s, 1)
            .map(seen::look));
    byName.put(
        "create",
        Flux.<Integer>create(
                sink -> {
                  sink.onRequest(n -> seen.look());
                  sink.onDispose(seen::look);
                  strangers.execute(
                      () -> {
                        sink.next(1);
                        sink.next(2);
                        sink.complete();
                      });
                })
            .map(seen::look));
    byName.put(
        "unicast sink",
        Flux.defer(
                () -> {
                  Sinks.Many<Integer> sink = Sinks.many().unicast().onBackpressureBuffer();
                  strangers.execute(
                      () -> {
                        sink.tryEmitNext(1);
                        sink.tryEmitComplete();
                      });
                  return sink.asFlux();
                })
            .map(seen::look));
    byName.put(
        "future",
        Mono.<Integer>fromFuture(
                () -> {
                  CompletableFuture<Integer> future = new CompletableFuture<>();
                  strangers.execute(() -> future.complete(1));
                  return future;
                })
            .map(seen::look));
    byName.put("foreign publisher", Flux.from(new LatePublisher(strangers)).map(seen::look));
    byName.put(
        "using",
        Flux.using(() -> seen.look(1), this::later, resource -> seen.look()).map(seen::look));
    byName.put(
        "usingWhen",
        Flux.usingWhen(
                Mono.just(1).publishOn(s), this::later, resource -> Mono.fromRunnable(seen::look))
            .map(seen::look));
  }

  private void hooks() {
    byName.put(
        "hooks",
        numbers()
            .publishOn(s)
            .doFirst(seen::look)
            .doOnSubscribe(subscription -> seen.look())
            .doOnRequest(n -> seen.look())
            .doOnNext(n -> seen.look())
            .doOnEach(signal -> seen.look())
            .doOnComplete(seen::look)
            .doOnTerminate(seen::look)
            .doAfterTerminate(seen::look)
            .doFinally(signal -> seen.look()));
    byName.put(
        "doOnCancel",
        Flux.interval(SHORT, s).doOnCancel(seen::look).doFinally(signal -> seen.look()).take(2));
    byName.put("handle", numbers().publishOn(s).handle((n, sink) -> sink.next(seen.look(n))));
    byName.put(
        "discarded",
        numbers()
            .publishOn(s)
            .filter(n -> n % 2 == 0)
            .doOnDiscard(Integer.class, n -> seen.look()));
  }

  private void monos() {
    byName.put("callable", Mono.fromCallable(() -> seen.look(1)).subscribeOn(s).map(seen::look));
    byName.put("runnable", Mono.fromRunnable(seen::look).subscribeOn(s));
    byName.put(
        "Mono.publishOn", Mono.fromCallable(() -> seen.look(1)).publishOn(s).map(seen::look));
    byName.put("Mono.delay", Mono.delay(SHORT, s).map(seen::look));
    byName.put("delayElement", Mono.just(1).delayElement(SHORT, s).map(seen::look));
    byName.put("delayUntil", Mono.just(1).delayUntil(n -> later(seen.look(n))).map(seen::look));
    byName.put(
        "Mono.timeout",
        Mono.never().timeout(SHORT, Mono.fromCallable(() -> seen.look(1)), s).map(seen::look));
    byName.put(
        "Mono.create",
        Mono.<Integer>create(sink -> strangers.execute(() -> sink.success(1))).map(seen::look));
    byName.put("Mono.zip", Mono.zip(later(1).next(), later(2).last(), (a, b) -> seen.look(a + b)));
    byName.put(
        "Mono.flatMap",
        Mono.just(1).publishOn(s).flatMap(n -> later(seen.look(n)).last()).map(seen::look));
    byName.put("then", later(1).then(later(2).next()).map(seen::look));
    byName.put("Mono.cache", later(1).next().cache(Duration.ofMinutes(1)).map(seen::look));
    byName.put("Mono.when", Mono.when(later(1), later(2)).doOnTerminate(seen::look));
    byName.put(
        "one sink",
        Mono.defer(
                () -> {
                  Sinks.One<Integer> sink = Sinks.one();
                  strangers.execute(() -> sink.tryEmitValue(1));
                  return sink.asMono();
                })
            .map(seen::look));
  }
}
