package io.hindcast.instrumentations.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.instrumentations.testing.Allocation;
import io.hindcast.instrumentations.testing.Requests;
import io.hindcast.instrumentations.testing.WovenExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Besides the field of each subscriber nothing is allocated. */
class AllocationTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ReactorModule());

  private final Context request = Requests.next();

  @Test
  void signalUnderAnotherContext_allocatesNothing() throws Exception {
    long[] sum = new long[1];
    Sinks.Many<Integer> sink = Sinks.many().multicast().directBestEffort();
    Requests.under(
        request,
        () ->
            sink.asFlux()
                .filter(n -> n > 0)
                .doOnNext(n -> sum[0] += n)
                .subscribe(n -> sum[0] -= n));

    double bytes = Allocation.bytesPerCall(() -> sink.tryEmitNext(1), 1);

    assertThat(bytes).isLessThan(1);
    assertThat(sum[0]).isZero();
  }

  @Test
  void subscriptionInARequest_costsWhatOneOutsideDoes() throws Exception {
    Flux<Integer> flux = Flux.range(1, 3).map(n -> n).filter(n -> n > 1);

    double outside = Allocation.bytesPerCall(flux::subscribe);
    double inside =
        Requests.under(request, () -> Allocation.bytesPerCall(flux::subscribe, outside + 1));

    assertThat(inside).isLessThan(outside + 1);
  }
}
