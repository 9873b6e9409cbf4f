package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.collector.ReceivedSpan.Kind;
import io.hindcast.smoke.collector.ReceivedSpan.Status;
import io.hindcast.smoke.collector.Trace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What failed says so, and says why; what did not fail does not. */
@ParameterizedClass(name = "{0}")
@EnumSource(Setting.class)
@ExtendWith(ShopRuns.Resolver.class)
final class FailuresIT {
  private final Setting setting;
  private ShopRun run;

  FailuresIT(Setting setting) {
    this.setting = setting;
  }

  @BeforeEach
  void play(ShopRuns runs) throws Exception {
    run = runs.under(setting);
  }

  @Test
  void answers() {
    assertThat(run.answers())
        .containsExactly(
            "200 order 1",
            "200 order 2",
            "404",
            "500",
            "500",
            "200 confirmed",
            // The refused ones and the one written twice took a number each, or two.
            "200 order 6",
            "200 order 7");
  }

  @Test
  void notFound_isAnErrorForTheClientOnly() {
    Trace trace = run.checkoutBy("carol");

    ReceivedSpan client = trace.find(span -> span.name().equals("GET")).orElseThrow();
    assertThat(client.status()).isEqualTo(Status.ERROR);
    assertThat(client.attributes())
        .containsEntry("error.type", "404")
        .containsEntry("http.response.status_code", 404L);
    assertThat(trace.spans())
        .filteredOn(span -> span.kind() == Kind.SERVER)
        .hasSize(2)
        .allSatisfy(this::isUnsetNotFound);
  }

  private void isUnsetNotFound(ReceivedSpan server) {
    assertThat(server.status()).isEqualTo(Status.UNSET);
    assertThat(server.attributes())
        .containsEntry("http.response.status_code", 404L)
        .doesNotContainKey("error.type");
  }

  @Test
  void uniqueViolation() {
    Trace trace = run.checkoutBy("dave");

    ReceivedSpan statement =
        trace.find(span -> span.kind() == Kind.CLIENT && span.isError()).orElseThrow();
    assertThat(statement.attributes()).containsEntry("db.response.status_code", "23505");
    assertThat(statement.text("error.type")).isIn("23505", "org.postgresql.util.PSQLException");
    isInternalServerError(trace);
  }

  @Test
  void uncaughtException_doesNotLoseTheRoute() {
    Trace trace = run.checkoutBy("erin");

    isInternalServerError(trace);
    assertThat(trace.roots().get(0).attributes())
        .containsEntry("http.route", "/checkout/{customer}");
  }

  private static void isInternalServerError(Trace trace) {
    ReceivedSpan server = trace.roots().get(0);
    assertThat(server.status()).isEqualTo(Status.ERROR);
    assertThat(server.attributes()).containsEntry("http.response.status_code", 500L);
    assertThat(server.text("error.type"))
        .isIn("500", "java.lang.IllegalStateException", "jakarta.servlet.ServletException");
  }

  @Test
  void nothingElseFailed() {
    assertThat(run.received().spans())
        .filteredOn(ReceivedSpan::isError)
        .extracting(span -> span.service() + " " + span.name())
        .containsExactlyInAnyOrder(
            "orders GET",
            "orders INSERT orders",
            "orders POST /checkout/{customer}",
            "orders POST /checkout/{customer}");
  }
}
