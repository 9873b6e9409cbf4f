package io.hindcast.smoke.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

final class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void missing_isWhatWasAskedForAndHasNotArrived() {
    tally.take(spans("/items/1", "/items/3"), number -> false);

    assertThat(tally.missing(numbers(1, 2, 3, 4))).isEqualTo(numbers(2, 4));
    assertThat(tally.arrivedAgain()).isZero();
  }

  @Test
  void twice_isSeen_inOneRequestOrInTwo() {
    tally.take(spans("/items/1", "/items/1", "/items/2"), number -> false);
    tally.take(spans("/items/2", "/items/2", "/items/3"), number -> false);

    assertThat(tally.arrivedAgain()).isEqualTo(2);
  }

  @Test
  void rejected_hasNotArrived() {
    assertThat(tally.take(spans("/items/1", "/items/2"), number -> number == 2)).isEqualTo(1);

    assertThat(tally.missing(numbers(1, 2))).isEqualTo(numbers(2));
  }

  @Test
  void whatIsNoNumberedRequest_isAStranger() {
    tally.take(spans("/items/x", "/other/1", "", "/items/12345678901"), number -> false);

    assertThat(tally.strangers()).isEqualTo(4);
  }

  private static BitSet numbers(int... numbers) {
    BitSet set = new BitSet();
    for (int number : numbers) {
      set.set(number);
    }
    return set;
  }

  private static ExportTraceServiceRequest spans(String... paths) {
    ScopeSpans.Builder scope = ScopeSpans.newBuilder();
    for (String path : paths) {
      scope.addSpans(
          Span.newBuilder()
              .addAttributes(
                  KeyValue.newBuilder()
                      .setKey("url.path")
                      .setValue(AnyValue.newBuilder().setStringValue(path))));
    }
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(ResourceSpans.newBuilder().addScopeSpans(scope))
        .build();
  }
}
