package io.hindcast.instrumentations.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.instrumentations.testing.Requests;
import io.hindcast.instrumentations.testing.SeenContexts;
import io.hindcast.instrumentations.testing.Strangers;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.micrometer.context.ContextRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Beside Micrometer's library, which carries the application's own thread locals. */
@Tag("newest")
class AutomaticPropagationTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ReactorModule());

  private static final ThreadLocal<String> OWN = new ThreadLocal<>();

  private final Strangers strangers = new Strangers();
  private final Scheduler scheduler = Schedulers.fromExecutorService(strangers.pool());
  private final SeenContexts seen = new SeenContexts();
  private final Context request = Requests.next();

  @Test
  void bothAreCarried() throws Exception {
    ContextRegistry.getInstance().registerThreadLocalAccessor("own", OWN);
    Hooks.enableAutomaticContextPropagation();
    try {
      List<String> values = new CopyOnWriteArrayList<>();
      OWN.set("mine");
      Requests.under(
          request,
          () ->
              Flux.range(1, 3)
                  .publishOn(scheduler)
                  .map(seen::look)
                  .doOnNext(n -> values.add(OWN.get()))
                  .flatMap(n -> Flux.just(n).subscribeOn(scheduler).map(seen::look))
                  .doOnNext(n -> values.add(OWN.get()))
                  .collectList()
                  .block());

      assertThat(values).hasSize(6).containsOnly("mine");
      assertThat(seen.contexts()).hasSize(6).containsOnly(request);
    } finally {
      OWN.remove();
      Hooks.disableAutomaticContextPropagation();
      ContextRegistry.getInstance().removeThreadLocalAccessor("own");
    }
    strangers.dismiss();
  }
}
