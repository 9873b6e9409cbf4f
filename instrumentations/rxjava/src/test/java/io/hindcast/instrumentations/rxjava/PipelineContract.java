package io.hindcast.instrumentations.rxjava;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.instrumentations.testing.Requests;
import io.hindcast.instrumentations.testing.SeenContexts;
import io.hindcast.instrumentations.testing.Strangers;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All that an application does in a pipeline sees what was current where it subscribed. The thread
 * belongs to a stranger, and no other instrumentation is there.
 */
abstract class PipelineContract {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new RxJavaModule());

  private final Strangers strangers = new Strangers();
  private final SeenContexts seen = new SeenContexts();
  private final Context request = Requests.next();

  /** The scheduler that operators run on. */
  abstract Scheduler over(ScheduledExecutorService thread);

  @AfterEach
  void theThreadIsLeftAsItWas() throws Exception {
    strangers.dismiss();
  }

  static Stream<String> pipelines() {
    return Pipelines.all(Runnable::run, Schedulers.trampoline(), new SeenContexts())
        .keySet()
        .stream();
  }

  private void run(@Nullable Context context, String name) throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Completable pipeline =
        Objects.requireNonNull(
            Pipelines.all(strangers.pool(), over(strangers.pool()), seen).get(name), "no pipeline");
    Requests.under(
        context,
        () -> pipeline.doFinally(over::countDown).subscribe(seen::look, error -> seen.look()));
    assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
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
}
