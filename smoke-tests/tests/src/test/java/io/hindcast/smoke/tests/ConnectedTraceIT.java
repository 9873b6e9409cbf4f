package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.collector.ReceivedSpan.Kind;
import io.hindcast.smoke.collector.ReceivedSpan.Link;
import io.hindcast.smoke.collector.Trace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each checkout is one trace, from the door of one service to the database behind the other. */
@ParameterizedClass(name = "{0}")
@EnumSource(Setting.class)
@ExtendWith(ShopRuns.Resolver.class)
final class ConnectedTraceIT {
  /** Each process has its own reading of the time of day. */
  private static final long CLOCKS_APART_NANOS = 10_000_000;

  private final Setting setting;
  private ShopRun run;

  ConnectedTraceIT(Setting setting) {
    this.setting = setting;
  }

  @BeforeEach
  void play(ShopRuns runs) throws Exception {
    run = runs.under(setting);
  }

  @Test
  void everythingSentCouldBeRead() {
    assertThat(run.received().refused()).isEmpty();
  }

  @Test
  void checkout() {
    assertThat(Shape.of(run.checkoutBy("alice"))).isEqualTo(confirmedCheckout(""));
  }

  @Test
  void checkout_slow() {
    assertThat(Shape.of(run.checkoutBy("bob")))
        .isEqualTo(confirmedCheckout("      warehouse CLIENT SELECT\n"));
  }

  @Test
  void checkout_thatTheWarehouseDoesNotKnow() {
    assertThat(Shape.of(run.checkoutBy("carol")))
        .isEqualTo(
            """
            orders SERVER POST /checkout/{customer}
              orders CLIENT GET !
                warehouse SERVER GET /stock/{item}
                  warehouse CLIENT SELECT stock
              orders CLIENT INSERT orders
              orders CLIENT SELECT discounts
            """);
  }

  @Test
  void checkout_thatFailsInTheDatabase() {
    assertThat(Shape.of(run.checkoutBy("dave")))
        .isEqualTo(
            """
            orders SERVER POST /checkout/{customer} !
              orders CLIENT INSERT orders
              orders CLIENT INSERT orders !
            """);
  }

  @Test
  void checkout_thatThrows() {
    assertThat(Shape.of(run.checkoutBy("erin")))
        .isEqualTo("orders SERVER POST /checkout/{customer} !\n");
  }

  @Test
  void checkout_withACallersTrace() {
    Trace trace = run.checkoutBy("frank");

    assertThat(trace.id()).isEqualTo(ShopRun.CALLER_TRACE);
    assertThat(trace.orphans()).singleElement().satisfies(this::isTheCallersChild);
    assertThat(Shape.of(trace)).isEqualTo("(parent elsewhere) " + confirmedCheckout(""));
  }

  private void isTheCallersChild(ReceivedSpan entry) {
    assertThat(entry.parentSpanId()).isEqualTo(ShopRun.CALLER_SPAN);
    assertThat(entry.traceState()).contains(ShopRun.CALLER_STATE);
  }

  @Test
  void checkout_rightBeforeTheServicesWereAskedToEnd() {
    assertThat(Shape.of(run.checkoutBy("grace"))).isEqualTo(confirmedCheckout(""));
  }

  @Test
  void processing_isLinkedToTheSending() {
    Trace trace = run.checkoutBy("alice");
    ReceivedSpan send = trace.find(span -> span.kind() == Kind.PRODUCER).orElseThrow();
    ReceivedSpan process = trace.find(span -> span.kind() == Kind.CONSUMER).orElseThrow();

    assertThat(process.links()).containsExactly(new Link(send.traceId(), send.spanId()));
  }

  @Test
  void noSpan_startsBeforeItsParent() {
    for (Trace trace : run.received().traces()) {
      for (ReceivedSpan child : trace.spans()) {
        trace
            .parent(child)
            .ifPresent(
                parent ->
                    assertThat(child.startNanos())
                        .as("%s\n%s", child, trace)
                        .isGreaterThanOrEqualTo(parent.startNanos() - CLOCKS_APART_NANOS));
      }
    }
  }

  @Test
  void noSpan_isThereTwiceOrWithoutItsParent() {
    assertThat(run.received().spans().stream().map(ReceivedSpan::spanId)).doesNotHaveDuplicates();
    for (Trace trace : run.received().traces()) {
      if (!trace.id().equals(ShopRun.CALLER_TRACE)) {
        assertThat(trace.orphans()).as(trace.toString()).isEmpty();
        assertThat(trace.roots()).as(trace.toString()).hasSize(1);
      }
    }
  }

  /** Everything a checkout does, and in a slow one a statement more. */
  private String confirmedCheckout(String before) {
    return """
        orders SERVER POST /checkout/{customer}
          orders CLIENT GET
            warehouse SERVER GET /stock/{item}
        %s      warehouse CLIENT SELECT stock
          orders CLIENT INSERT orders
          orders CLIENT SELECT discounts
          orders CLIENT SELECT prices
          orders CLIENT UPDATE orders
          orders PRODUCER send %s
            warehouse CONSUMER process %s
              warehouse CLIENT INSERT reservations
              warehouse CLIENT UPDATE stock
        """
        .formatted(before, run.topic(), run.topic());
  }
}
