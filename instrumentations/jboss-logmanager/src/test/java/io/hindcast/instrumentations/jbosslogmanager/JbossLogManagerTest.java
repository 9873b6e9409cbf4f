package io.hindcast.instrumentations.jbosslogmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hindcast.bootstrap.log.LogIdsCarrier;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.instrumentations.testing.LineIds;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.Map;
import java.util.logging.Logger;
import org.jboss.logmanager.MDC;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.AsyncHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No method, and no lambda, names a record: its class must not be loaded before it is woven. */
class JbossLogManagerTest {
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(new JbossLogManagerModule());

  private static final String IDS = "%X{trace_id} %X{span_id} %X{trace_flags} %s";

  private final Lines lines = new Lines();

  @BeforeEach
  @AfterEach
  void clear() {
    MDC.clear();
  }

  private static String shown(InternalRecord record, String message) {
    LineIds ids = LineIds.of(record);
    return ids.traceId() + " " + ids.spanId() + " " + ids.traceFlags() + " " + message + ";";
  }

  @Test
  void lineOfARequest_hasItsIds() throws Exception {
    Logger logger = lines.pattern(IDS);
    InternalRecord request = woven.under(() -> logger.info("hello"));

    assertThat(lines.written()).isEqualTo(shown(request, "hello"));
    woven.await(1);
  }

  @Test
  void lineOfNoRequest_isAsItWas() {
    lines.pattern(IDS).info("hello");

    assertThat(lines.written()).isEqualTo("   hello;");
  }

  @Test
  void allEntriesTogether_areTheApplicationsAndTheIds() throws Exception {
    KeepingHandler handler = new KeepingHandler();
    Logger logger = handler.logger();
    MDC.put("user", "ann");
    InternalRecord request = woven.under(() -> logger.info("hello"));

    LineIds ids = LineIds.of(request);
    Map<String, String> all =
        Map.of(
            "user",
            "ann",
            "trace_id",
            ids.traceId(),
            "span_id",
            ids.spanId(),
            "trace_flags",
            ids.traceFlags());
    assertThat(handler.last().getMdcCopy()).isEqualTo(all);
    assertThat(handler.last().getMdc("user")).isEqualTo("ann");
    assertThat(handler.last().getMdc("other")).isNull();
    woven.await(1);
  }

  @Test
  void mdcOfTheApplication_staysItsOwn() throws Exception {
    Logger logger = lines.pattern(IDS);
    woven.under(
        () -> {
          MDC.put("user", "ann");
          logger.info("hello");
          assertThat(MDC.get("trace_id")).isNull();
          assertThat(MDC.copy()).isEqualTo(Map.of("user", "ann"));
        });

    woven.await(1);
  }

  @Test
  void ownEntryOfTheSameName_wins() throws Exception {
    KeepingHandler handler = new KeepingHandler();
    Logger logger = handler.logger();
    MDC.put("trace_id", "mine");
    InternalRecord request = woven.under(() -> logger.info("hello"));

    assertThat(handler.last().getMdc("trace_id")).isEqualTo("mine");
    assertThat(handler.last().getMdcCopy())
        .containsEntry("trace_id", "mine")
        .containsEntry("span_id", LineIds.of(request).spanId())
        .hasSize(3);
    woven.await(1);
  }

  @Test
  void asynchronousHandler_keepsTheIdsOfTheMoment() throws Exception {
    AsyncHandler async = new AsyncHandler();
    async.addHandler(lines.writing(new PatternFormatter(IDS + ";")));
    Logger logger = lines.through(async);
    InternalRecord first = woven.under(() -> logger.info("one"));
    InternalRecord second = woven.under(() -> logger.info("two"));
    logger.info("three");

    await()
        .untilAsserted(
            () ->
                assertThat(lines.written())
                    .isEqualTo(shown(first, "one") + shown(second, "two") + "   three;"));
    async.close();
    woven.await(2);
  }

  @Test
  void copyOfARecord_hasTheIdsOfItsOriginal() throws Exception {
    KeepingHandler handler = new KeepingHandler();
    Logger logger = handler.logger();
    InternalRecord request = woven.under(() -> logger.info("hello"));
    assertThat(handler.traceIdOfACopy()).isEqualTo(LineIds.of(request).traceId());
    logger.info("outside");
    woven.under(() -> assertThat(handler.traceIdOfACopy()).isNull());

    woven.await(2);
  }

  @Test
  void record_hasAFieldForThem() {
    KeepingHandler handler = new KeepingHandler();
    handler.logger().info("hello");

    assertThat((Object) handler.last()).isInstanceOf(LogIdsCarrier.class);
  }

  @Test
  @Tag("newest")
  void jsonFormatter_hasThem() throws Exception {
    Logger logger = lines.through(lines.writing(new JsonFormatter()));
    InternalRecord request = woven.under(() -> logger.info("hello"));

    LineIds ids = LineIds.of(request);
    assertThat(lines.written())
        .contains(
            "\"trace_id\":\"" + ids.traceId() + "\"",
            "\"span_id\":\"" + ids.spanId() + "\"",
            "\"trace_flags\":\"" + ids.traceFlags() + "\"");
    woven.await(1);
  }
}
