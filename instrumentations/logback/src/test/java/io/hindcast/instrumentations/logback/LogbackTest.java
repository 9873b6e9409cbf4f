package io.hindcast.instrumentations.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import io.hindcast.bootstrap.log.LogIdsCarrier;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.LineIds;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.MDC;

class LogbackTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new LogbackModule());

  private static final String IDS = "%X{trace_id:-none} %mdc{span_id:-none} %X{trace_flags:-none}";

  private Lines lines;

  @BeforeEach
  void start() {
    lines = new Lines();
    MDC.clear();
  }

  @AfterEach
  void stop() {
    MDC.clear();
    lines.context().reset();
  }

  private static String shown(InternalRecord record) {
    LineIds ids = LineIds.of(record);
    return ids.traceId() + " " + ids.spanId() + " " + ids.traceFlags();
  }

  @Test
  void lineOfARequest_hasItsIds() throws Exception {
    Logger logger = lines.pattern(IDS + " %m");
    InternalRecord request = woven.under(() -> logger.info("{} there", "hello"));

    assertThat(lines.written()).isEqualTo(shown(request) + " hello there;");
    woven.await(1);
  }

  @Test
  void lineOfNoRequest_isAsItWas() {
    Logger logger = lines.pattern(IDS + "[%X]%m");
    logger.info("hello");

    assertThat(lines.written()).isEqualTo("none none none[]hello;");
  }

  @Test
  @Tag("newest") // a way of SLF4J 2
  void lineThatIsPutTogether_hasThemToo() throws Exception {
    Logger logger = lines.pattern(IDS + " %m");
    InternalRecord request =
        woven.under(() -> logger.atInfo().setMessage("{} there").addArgument("hello").log());

    assertThat(lines.written()).isEqualTo(shown(request) + " hello there;");
    woven.await(1);
  }

  @Test
  void lineInsideOfAnInnerSpan_hasItsSpanId() throws Exception {
    Logger logger = lines.pattern(IDS);
    InternalRecord[] inner = new InternalRecord[1];
    InternalRecord request =
        woven.under(
            () -> {
              ThreadContext thread = ThreadContext.get();
              inner[0] = new InternalRecord(thread);
              inner[0].activate(thread);
              logger.info("inner");
              inner[0].deactivate(thread);
              inner[0].end();
              logger.info("outer");
            });

    assertThat(lines.written()).isEqualTo(shown(inner[0]) + ";" + shown(request) + ";");
    woven.await(2);
  }

  @Test
  void allEntriesTogether_areTheApplicationsAndTheIds() throws Exception {
    Logger logger = lines.pattern("%X");
    MDC.put("user", "ann");
    InternalRecord request = woven.under(() -> logger.info("hello"));

    LineIds ids = LineIds.of(request);
    assertThat(lines.written())
        .isEqualTo(
            "user=ann, trace_id="
                + ids.traceId()
                + ", span_id="
                + ids.spanId()
                + ", trace_flags="
                + ids.traceFlags()
                + ";");
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
          assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("user", "ann"));
          MDC.remove("user");
          logger.info("hello");
          assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
        });

    woven.await(1);
  }

  @Test
  void ownEntryOfTheSameName_wins() throws Exception {
    Logger logger = lines.pattern("%X{trace_id} %X{span_id}");
    MDC.put("trace_id", "mine");
    InternalRecord request = woven.under(() -> logger.info("hello"));

    assertThat(lines.written()).isEqualTo("mine " + LineIds.of(request).spanId() + ";");
    assertThat(MDC.get("trace_id")).isEqualTo("mine");
    woven.await(1);
  }

  @Test
  void asynchronousAppender_keepsTheIdsOfTheMoment() throws Exception {
    AsyncAppender async = new AsyncAppender();
    async.setContext(lines.context());
    // Until it has written everything.
    async.setMaxFlushTime(0);
    async.addAppender(lines.appender(IDS));
    async.start();
    Logger logger = lines.through(async);
    InternalRecord first = woven.under(() -> logger.info("hello"));
    InternalRecord second = woven.under(() -> logger.info("hello"));
    logger.info("hello");
    async.stop();

    assertThat(lines.written()).isEqualTo(shown(first) + ";" + shown(second) + ";none none none;");
    woven.await(2);
  }

  @Test
  void event_hasAFieldForThem() {
    KeepingAppender appender = new KeepingAppender();
    appender.setContext(lines.context());
    appender.start();
    lines.through(appender).info("hello");

    assertThat(appender.last).isInstanceOf(LogIdsCarrier.class);
  }
}
