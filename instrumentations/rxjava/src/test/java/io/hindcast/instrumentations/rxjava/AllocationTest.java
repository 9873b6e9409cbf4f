package io.hindcast.instrumentations.rxjava;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.instrumentations.testing.Allocation;
import io.hindcast.instrumentations.testing.Requests;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.reactivex.rxjava3.core.Observable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Besides the field of each observer nothing is allocated. */
class AllocationTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new RxJavaModule());

  private final Context request = Requests.next();

  @Test
  void signalUnderAnotherContext_allocatesNothing() throws Exception {
    long[] sum = new long[1];
    Hot hot = new Hot();
    Requests.under(
        request,
        () ->
            hot.source().filter(n -> n > 0).doOnNext(n -> sum[0] += n).subscribe(n -> sum[0] -= n));

    double bytes = Allocation.bytesPerCall(() -> hot.emit(1), 1);

    assertThat(bytes).isLessThan(1);
    assertThat(sum[0]).isZero();
  }

  @Test
  void subscriptionInARequest_costsWhatOneOutsideDoes() throws Exception {
    Observable<Integer> source = Observable.range(1, 3).map(n -> n).filter(n -> n > 1);

    double outside = Allocation.bytesPerCall(() -> source.subscribe().dispose());
    double inside =
        Requests.under(
            request,
            () -> Allocation.bytesPerCall(() -> source.subscribe().dispose(), outside + 1));

    assertThat(inside).isLessThan(outside + 1);
  }
}
