package io.hindcast.instrumentations.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.instrumentations.testing.Requests;
import io.hindcast.instrumentations.testing.SeenContexts;
import io.hindcast.instrumentations.testing.Strangers;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * All that an application does in a pipeline sees what was current where it subscribed, and nobody
 * else sees it. The thread belongs to a stranger, and no other instrumentation is there.
 */
class ReactorTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ReactorModule());

  private final Strangers strangers = new Strangers();
  private final Scheduler scheduler = Schedulers.fromExecutorService(strangers.pool());
  private final SeenContexts seen = new SeenContexts();
  private final Context request = Requests.next();
  private final Context theirs = Requests.next();
  private final SeenContexts other = new SeenContexts();
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void theThreadIsLeftAsItWas() throws Exception {
    strangers.dismiss();
  }

  private void awaitEnd() throws InterruptedException {
    assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
  }

  static Stream<String> pipelines() {
    return Pipelines.all(Runnable::run, Schedulers.immediate(), new SeenContexts())
        .keySet()
        .stream();
  }

  private void run(@Nullable Context context, String name) throws Exception {
    Publisher<?> pipeline =
        Objects.requireNonNull(
            Pipelines.all(strangers.pool(), scheduler, seen).get(name), "no pipeline");
    Requests.under(
        context,
        () ->
            Flux.from(pipeline)
                .doFinally(signal -> over.countDown())
                .subscribe(value -> seen.look(), error -> seen.look(), seen::look));
    awaitEnd();
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void everything_runsUnderTheSubscribersContext(String name) throws Exception {
    run(request, name);

    assertThat(seen.contexts()).hasSizeGreaterThan(1).containsOnly(request);
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void subscribedOutsideOfARequest_runsUnderNone(String name) throws Exception {
    run(null, name);

    assertThat(seen.contexts()).hasSizeGreaterThan(1).containsOnlyNulls();
  }

  @Test
  void cached_subscribedByTwoRequests_eachSeesItsOwn() throws Exception {
    Mono<Integer> cached = Mono.fromCallable(() -> seen.look(1)).subscribeOn(scheduler).cache();

    Requests.under(request, () -> cached.map(seen::look).blockOptional());
    Requests.under(theirs, () -> cached.publishOn(scheduler).map(other::look).blockOptional());

    assertThat(seen.contexts()).containsExactly(request, request);
    assertThat(other.contexts()).containsExactly(theirs);
  }

  @Test
  void hotPublisher_eachSubscriberSeesItsOwn_andTheEmitterKeepsIts() throws Exception {
    SeenContexts none = new SeenContexts();
    Sinks.Many<Integer> sink = Sinks.many().multicast().directBestEffort();
    Requests.under(request, () -> sink.asFlux().map(seen::look).subscribe());
    Requests.under(theirs, () -> sink.asFlux().map(other::look).subscribe());
    sink.asFlux().map(none::look).subscribe();

    Requests.under(Requests.next(), () -> sink.tryEmitNext(1));
    sink.tryEmitNext(2);
    Requests.under(request, () -> sink.tryEmitNext(3));

    assertThat(seen.contexts()).hasSize(3).containsOnly(request);
    assertThat(other.contexts()).hasSize(3).containsOnly(theirs);
    assertThat(none.contexts()).hasSize(3).containsOnlyNulls();
  }

  @Test
  void hotPublisher_withNoOperatorBetween_eachSubscriberSeesItsOwn() throws Exception {
    Sinks.Many<Integer> sink = Sinks.many().multicast().directBestEffort();
    Requests.under(request, () -> NamedSubscriber.subscribe(sink.asFlux(), seen));
    Requests.under(theirs, () -> NamedSubscriber.subscribe(sink.asFlux(), other));

    sink.tryEmitNext(1);
    Requests.under(request, () -> sink.tryEmitNext(2));

    assertThat(seen.contexts()).hasSize(3).containsOnly(request);
    assertThat(other.contexts()).hasSize(3).containsOnly(theirs);
  }

  @Test
  void emittingInsideOfACallback_eachLevelSeesItsOwn() throws Exception {
    Sinks.Many<Integer> outer = Sinks.many().multicast().directBestEffort();
    Sinks.Many<Integer> inner = Sinks.many().multicast().directBestEffort();
    Requests.under(
        request,
        () ->
            outer
                .asFlux()
                .subscribe(
                    value -> {
                      seen.look();
                      inner.tryEmitNext(value);
                      seen.look();
                    }));
    Requests.under(theirs, () -> inner.asFlux().subscribe(value -> other.look()));

    outer.tryEmitNext(1);

    assertThat(seen.contexts()).containsExactly(request, request);
    assertThat(other.contexts()).containsExactly(theirs);
  }

  @Test
  void connected_theSourceRunsUnderWhoConnects() throws Exception {
    ConnectableFlux<Integer> hot = Flux.range(1, 3).publishOn(scheduler).map(other::look).publish();
    Requests.under(
        request, () -> hot.map(seen::look).doFinally(signal -> over.countDown()).subscribe());

    Requests.under(theirs, hot::connect);

    awaitEnd();
    assertThat(other.contexts()).hasSize(3).containsOnly(theirs);
    assertThat(seen.contexts()).hasSize(3).containsOnly(request);
  }

  @Test
  void sourceSubscribedUnderAnother_downstreamHasItsOwn() throws Exception {
    Flux<Integer> upstream = Flux.range(1, 3).publishOn(scheduler).map(other::look);
    Publisher<Integer> between =
        subscriber -> {
          try {
            Requests.under(
                theirs,
                () -> {
                  upstream.subscribe(subscriber);
                  return "";
                });
          } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
          }
        };

    Requests.under(request, () -> Flux.from(between).map(seen::look).collectList().block());

    assertThat(other.contexts()).hasSize(3).containsOnly(theirs);
    assertThat(seen.contexts()).hasSize(3).containsOnly(request);
  }

  @Test
  void waiting_block_toStream_toIterable_toFuture() throws Exception {
    Flux<Integer> later = Flux.range(1, 3).publishOn(scheduler).map(seen::look);
    Requests.under(
        request,
        () -> {
          later.blockLast();
          later.toStream().forEach(seen::look);
          later.toIterable().forEach(seen::look);
          return later.next().toFuture().get(30, TimeUnit.SECONDS);
        });

    assertThat(seen.contexts()).hasSizeGreaterThan(15).containsOnly(request);
  }

  @Test
  void subscriberMadeBefore_worksUnderWhatItIsSubscribedUnder() throws Exception {
    CoreSubscriber<Integer> own = OwnSubscriber.of(seen, strangers.pool(), over);

    Requests.under(
        request,
        () -> {
          Flux.range(1, 3).doOnRequest(n -> seen.look()).map(seen::look).subscribe(own);
          return "";
        });

    awaitEnd();
    assertThat(seen.contexts()).hasSizeGreaterThan(8).containsOnly(request);
  }

  @Test
  void plainSubscriberOfNarrowType_isRunUnderItsContext() throws Exception {
    Subscriber<Integer> plain =
        new Subscriber<>() {
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
            over.countDown();
          }
        };
    Requests.under(
        request,
        () -> {
          Flux.from(new LatePublisher(strangers.pool())).subscribe(plain);
          return "";
        });

    awaitEnd();
    assertThat(seen.contexts()).hasSize(3).containsOnly(request);
  }

  @Test
  void cancelledByAStranger_whatFollowsRunsUnderTheSubscriber() throws Exception {
    CoreSubscriber<Integer> own = OwnSubscriber.of(seen, strangers.pool(), over);
    Requests.under(
        request,
        () -> {
          Flux.<Integer>never()
              .doOnCancel(seen::look)
              .doFinally(signal -> over.countDown())
              .subscribe(own);
          return "";
        });

    strangers.pool().execute(((Disposable) own)::dispose);

    awaitEnd();
    assertThat(seen.contexts()).hasSize(2).containsOnly(request);
  }

  @Test
  void errors_haveNoFrameOfOurs() throws Exception {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Sinks.Many<Integer> sink = Sinks.many().multicast().directBestEffort();
    Requests.under(
        request,
        () ->
            sink.asFlux()
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

    Requests.under(theirs, () -> sink.tryEmitNext(1));

    assertThat(seen.contexts()).hasSize(2).containsOnly(request);
    assertThat(failure.get()).hasMessage("application");
    assertThat(Objects.requireNonNull(failure.get()).getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith("reactor.core.publisher."))
        .noneMatch(frame -> frame.getClassName().startsWith("io.hindcast.bootstrap."));
  }

  @Test
  void subscribingThrows_theThreadKeepsItsContext() {
    Publisher<Integer> broken =
        subscriber -> {
          throw new IllegalStateException("application");
        };

    assertThatThrownBy(
            () ->
                Requests.under(
                    request, () -> Flux.from(broken).map(seen::look).collectList().block()))
        .hasMessage("application");
  }

  @Test
  void threadsOfReactor_areLeftUnderNothing() throws Exception {
    Requests.under(
        request,
        () ->
            Flux.range(1, 3)
                .delayElements(Duration.ofMillis(1))
                .map(seen::look)
                .publishOn(Schedulers.boundedElastic())
                .map(seen::look)
                .subscribeOn(Schedulers.single())
                .collectList()
                .block());
    CountDownLatch looked = new CountDownLatch(2);
    for (Scheduler each : new Scheduler[] {Schedulers.single(), Schedulers.parallel()}) {
      each.schedule(
          () -> {
            other.look();
            looked.countDown();
          });
    }

    assertThat(looked.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(seen.contexts()).hasSize(6).containsOnly(request);
    assertThat(other.contexts()).hasSize(2).containsOnlyNulls();
  }
}
