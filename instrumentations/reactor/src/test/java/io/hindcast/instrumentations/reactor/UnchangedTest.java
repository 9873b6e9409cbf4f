package io.hindcast.instrumentations.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.instrumentations.testing.Requests;
import io.hindcast.instrumentations.testing.SeenContexts;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Fuseable;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.scheduler.Schedulers;

/** What an application can see of Reactor is as it was. */
class UnchangedTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ReactorModule());

  private final Context request = Requests.next();
  private final SeenContexts seen = new SeenContexts();

  @AfterEach
  void withoutHooks() {
    Hooks.resetOnEachOperator();
    Hooks.resetOnLastOperator();
  }

  /** Notes what it is subscribed to, and asks for nothing. */
  private static final class Last implements CoreSubscriber<Object> {
    private final List<Subscription> subscriptions = new ArrayList<>();

    @Override
    public void onSubscribe(Subscription subscription) {
      subscriptions.add(subscription);
    }

    @Override
    public void onNext(Object value) {}

    @Override
    public void onError(Throwable error) {}

    @Override
    public void onComplete() {}
  }

  @Test
  void operatorsAreFused() throws Exception {
    Last last = new Last();
    Requests.under(
        request,
        () -> {
          Flux.range(1, 3).map(n -> n * 2).filter(n -> n > 2).map(seen::look).subscribe(last);
          return "";
        });

    Fuseable.QueueSubscription<?> queue = (Fuseable.QueueSubscription<?>) last.subscriptions.get(0);
    assertThat(queue.requestFusion(Fuseable.SYNC)).isEqualTo(Fuseable.SYNC);
    assertThat(queue.poll()).isEqualTo(4);
    assertThat(queue.poll()).isEqualTo(6);
    assertThat(queue.poll()).isNull();
  }

  @Test
  void nothingOfOursIsInTheChain() throws Exception {
    Last last = new Last();
    Requests.under(
        request,
        () -> {
          Flux.range(1, 3).map(n -> n * 2).publishOn(Schedulers.parallel()).subscribe(last);
          return "";
        });

    List<String> chain = new ArrayList<>();
    Scannable at = Scannable.from(last.subscriptions.get(0));
    chain.add(at.getClass().getName());
    at.parents().forEach(parent -> chain.add(parent.getClass().getName()));
    assertThat(chain).hasSize(3).allMatch(name -> name.startsWith("reactor.core.publisher.Flux"));
  }

  @Test
  void hooksAreTheApplicationsOwn_andTakingThemAwayTakesNothingOfOurs() throws Exception {
    AtomicInteger operators = new AtomicInteger();
    Hooks.onEachOperator(
        publisher -> {
          operators.incrementAndGet();
          return publisher;
        });
    pipeline();
    assertThat(operators).hasValueGreaterThan(2);

    Hooks.resetOnEachOperator();
    pipeline();

    assertThat(seen.contexts()).hasSize(6).containsOnly(request);
  }

  private void pipeline() throws Exception {
    Requests.under(
        request,
        () -> Flux.range(1, 3).publishOn(Schedulers.parallel()).map(seen::look).blockLast());
  }
}
