package io.hindcast.instrumentations.log4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.instrumentations.testing.LineIds;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.nio.file.Path;
import java.util.Map;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class Log4jTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new Log4jModule());

  private static final String IDS =
      Lines.pattern("%X{trace_id} %mdc{span_id} %X{trace_flags} %X{user} %m");

  private Path directory;

  @BeforeEach
  void start(@TempDir Path folder) {
    directory = folder;
    ThreadContext.clearAll();
  }

  @AfterEach
  void clear() {
    ThreadContext.clearAll();
  }

  private static String shown(InternalRecord record, String rest) {
    LineIds ids = LineIds.of(record);
    return ids.traceId() + " " + ids.spanId() + " " + ids.traceFlags() + " " + rest;
  }

  @Test
  void lineOfARequest_hasItsIds() throws Exception {
    Lines lines = Lines.direct(directory, IDS);
    InternalRecord request = woven.under(() -> lines.logger().info("{} there", "hello"));

    assertThat(lines.stop()).containsExactly(shown(request, " hello there"));
    woven.await(1);
  }

  @Test
  void lineOfNoRequest_isAsItWas() throws Exception {
    Lines lines = Lines.direct(directory, Lines.pattern("%X{trace_id}[%X]%m"));
    lines.logger().info("hello");

    assertThat(lines.stop()).containsExactly("[{}]hello");
  }

  /** Request, none, request, with and without data of the application: events are used again. */
  private void logTurnByTurn(Lines lines) throws Exception {
    Logger logger = lines.logger();
    InternalRecord first = woven.under(() -> logger.info("one"));
    logger.info("two");
    ThreadContext.put("user", "ann");
    InternalRecord second = woven.under(() -> logger.info("three"));
    logger.info("four");
    ThreadContext.remove("user");
    InternalRecord third = woven.under(() -> logger.info("five"));

    assertThat(lines.stop())
        .containsExactly(
            shown(first, " one"),
            "    two",
            shown(second, "ann three"),
            "   ann four",
            shown(third, " five"));
    woven.await(3);
  }

  @Test
  void eachLine_hasItsOwnIds() throws Exception {
    logTurnByTurn(Lines.direct(directory, IDS));
  }

  @Test
  void asynchronousAppender_keepsTheIdsOfTheMoment() throws Exception {
    logTurnByTurn(Lines.asyncAppender(directory, IDS));
  }

  @Test
  void asynchronousLoggerOfTheConfiguration_keepsTheIdsOfTheMoment() throws Exception {
    logTurnByTurn(Lines.asyncConfiguration(directory, IDS));
  }

  @Test
  void asynchronousLoggers_keepTheIdsOfTheMoment() throws Exception {
    logTurnByTurn(Lines.asyncLoggers(directory, IDS));
  }

  @Test
  void eventThatIsRewritten_keepsThem() throws Exception {
    Lines lines =
        Lines.rewritten(
            directory,
            IDS,
            "<PropertiesRewritePolicy><Property name='user'>bob</Property>"
                + "</PropertiesRewritePolicy>");
    InternalRecord request = woven.under(() -> lines.logger().info("hello"));

    assertThat(lines.stop()).containsExactly(shown(request, "bob hello"));
    woven.await(1);
  }

  @Test
  void dataOfTheApplication_staysItsOwn() throws Exception {
    Lines lines = Lines.direct(directory, IDS);
    woven.under(
        () -> {
          ThreadContext.put("user", "ann");
          lines.logger().info("hello");
          assertThat(ThreadContext.get("trace_id")).isNull();
          assertThat(ThreadContext.getImmutableContext()).isEqualTo(Map.of("user", "ann"));
          ThreadContext.remove("user");
          assertThat(ThreadContext.isEmpty()).isTrue();
        });

    assertThat(lines.stop()).hasSize(1);
    woven.await(1);
  }

  @Test
  void ownEntryOfTheSameName_wins() throws Exception {
    Lines lines = Lines.direct(directory, Lines.pattern("%X{trace_id} %X{span_id}"));
    ThreadContext.put("trace_id", "mine");
    InternalRecord request = woven.under(() -> lines.logger().info("hello"));

    assertThat(lines.stop()).containsExactly("mine " + LineIds.of(request).spanId());
    assertThat(ThreadContext.get("trace_id")).isEqualTo("mine");
    woven.await(1);
  }

  @Test
  void entryOfTheConfiguration_wins() throws Exception {
    Lines lines =
        Lines.withProperty(
            directory, Lines.pattern("%X{trace_id} %X{span_id}"), "trace_id", "fixed");
    InternalRecord request = woven.under(() -> lines.logger().info("hello"));

    assertThat(lines.stop()).containsExactly("fixed " + LineIds.of(request).spanId());
    woven.await(1);
  }

  private void logAndCheckJson(String layout) throws Exception {
    Lines lines = Lines.direct(directory, layout);
    ThreadContext.put("user", "ann");
    InternalRecord request = woven.under(() -> lines.logger().info("hello"));
    lines.logger().info("outside");

    LineIds ids = LineIds.of(request);
    // What is before a name depends on the layout.
    assertThat(lines.stop())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains(
                        "user\":\"ann\"",
                        "trace_id\":\"" + ids.traceId() + "\"",
                        "span_id\":\"" + ids.spanId() + "\"",
                        "trace_flags\":\"" + ids.traceFlags() + "\""),
            line -> assertThat(line).contains("user\":\"ann\"").doesNotContain("trace_id"));
    woven.await(1);
  }

  @Test
  void jsonTemplate_hasThem() throws Exception {
    logAndCheckJson(
        "<JsonTemplateLayout eventTemplate='{\"text\":{\"$resolver\":\"message\"},"
            + "\"mdc\":{\"$resolver\":\"mdc\"}}'/>");
  }

  @Test
  void jsonTemplateOfEcs_hasThem() throws Exception {
    logAndCheckJson("<JsonTemplateLayout eventTemplateUri='classpath:EcsLayout.json'/>");
  }

  @Test
  void layoutOfEcs_hasThem() throws Exception {
    logAndCheckJson("<EcsLayout serviceName='shop'/>");
  }
}
