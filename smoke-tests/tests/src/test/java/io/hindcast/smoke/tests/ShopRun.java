package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.SpanStore;
import io.hindcast.smoke.collector.Trace;
import io.hindcast.smoke.stage.Shop;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * One scenario played to the shop, and all that came of it. One request after the other, each by a
 * customer of its own, so that the output is the same every time and each trace can be told.
 *
 * @param topic also the name of the database
 */
record ShopRun(
    String topic,
    List<String> answers,
    Output orders,
    Output warehouse,
    long ordersPid,
    long warehousePid,
    SpanStore received) {

  /** A caller with a trace of its own, and another vendor's state. */
  static final String CALLER_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  static final String CALLER_SPAN = "00f067aa0ba902b7";
  static final String CALLER_STATE = "vendor=opaque";

  static ShopRun play(String topic, Shop shop, SpanStore received)
      throws IOException, InterruptedException {
    List<String> answers = new ArrayList<>();
    answers.add(status(shop.checkout("alice", "coat")));
    answers.add(status(shop.checkout("bob", "slow-lamp")));
    answers.add(status(shop.checkout("carol", "missing-hat")));
    answers.add(status(shop.checkout("dave", "twice-ring")));
    answers.add(status(shop.checkout("erin", "broken-clock")));
    answers.add(status(shop.order(1)));
    String parent = "00-" + CALLER_TRACE + "-" + CALLER_SPAN + "-01";
    answers.add(
        status(shop.checkout("frank", "boots", "traceparent", parent, "tracestate", CALLER_STATE)));
    answers.add(status(shop.checkout("grace", "boots")));
    // No pause: what was recorded last has to be sent on the way out.
    shop.orders().close();
    shop.awaitReservations(4);
    shop.close();
    return new ShopRun(
        topic,
        answers,
        Output.of(shop.orders()),
        Output.of(shop.warehouse()),
        shop.orders().pid(),
        shop.warehouse().pid(),
        received);
  }

  private static String status(HttpResponse<String> answer) {
    // Spring's own error page carries the time; its status is enough.
    return answer.statusCode() + (answer.statusCode() == 200 ? " " + answer.body() : "");
  }

  /** The trace of this customer's checkout. */
  Trace checkoutBy(String customer) {
    String path = "/checkout/" + customer;
    return received
        .traceWith(span -> span.text("url.path").equals(path))
        .orElseGet(() -> noTrace(path));
  }

  private Trace noTrace(String path) {
    List<String> names = received.spans().stream().map(span -> span.name()).toList();
    assertThat(names).as("no span with url.path %s among", path).isNull();
    throw new AssertionError(path);
  }
}
