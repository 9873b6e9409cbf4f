package io.hindcast.instrumentations.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.testing.HeldContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** A subscription that is over leaves no context on the heap, however it ended. */
class LeakTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ReactorModule());

  private static final int ROUNDS = 500;

  private final HeldContexts contexts = new HeldContexts();

  @Test
  void subscriptionsThatAreOver_whereTheirSourcesLiveOn() throws Exception {
    Sinks.Many<Integer> hot = Sinks.many().multicast().directBestEffort();
    Flux<Long> shared = Flux.interval(Duration.ofMillis(1)).share();
    // Keeps the source connected under no context.
    Disposable first = shared.subscribe();
    Mono<Integer> cached = Mono.fromCallable(() -> 1).subscribeOn(Schedulers.parallel()).cache();
    cached.block();
    for (int i = 0; i < ROUNDS; i++) {
      contexts.under(
          () -> Flux.range(1, 3).publishOn(Schedulers.parallel()).map(n -> n).blockLast());
      contexts.under(() -> cached.map(n -> n).block());
      contexts.under(() -> hot.asFlux().map(n -> n).subscribe()).dispose();
      contexts.under(() -> hot.asFlux().take(1).subscribe());
      contexts.under(() -> shared.map(n -> n).subscribe()).dispose();
      contexts.under(() -> hot.asFlux().timeout(Duration.ofMillis(1), Flux.empty()).subscribe());
      contexts.under(
          () ->
              Mono.error(new IllegalStateException("application"))
                  .publishOn(Schedulers.single())
                  .onErrorResume(error -> Mono.empty())
                  .block());
    }
    hot.tryEmitNext(1);

    assertThat(contexts.held()).isZero();
    first.dispose();
  }
}
