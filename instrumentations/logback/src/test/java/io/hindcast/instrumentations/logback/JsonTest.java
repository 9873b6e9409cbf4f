package io.hindcast.instrumentations.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.encoder.JsonEncoder;
import co.elastic.logging.logback.EcsEncoder;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.instrumentations.testing.LineIds;
import io.hindcast.instrumentations.testing.WovenExtension;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.MDC;

/** Encoders that write all entries. They need a newer Logback than the oldest. */
@Tag("newest")
class JsonTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new LogbackModule());

  private Lines lines;

  @BeforeEach
  void start() {
    lines = new Lines();
    MDC.put("user", "ann");
  }

  @AfterEach
  void stop() {
    MDC.clear();
    lines.context().reset();
  }

  private void logAndCheck(Logger logger) throws Exception {
    InternalRecord request = woven.under(() -> logger.info("hello"));
    logger.info("outside");

    LineIds ids = LineIds.of(request);
    // Some write a space behind the colon.
    assertThat(lines.written().replace("\": \"", "\":\"").lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains(
                        "\"user\":\"ann\"",
                        "\"trace_id\":\"" + ids.traceId() + "\"",
                        "\"span_id\":\"" + ids.spanId() + "\"",
                        "\"trace_flags\":\"" + ids.traceFlags() + "\""),
            line -> assertThat(line).contains("\"user\":\"ann\"").doesNotContain("trace_id"));
    woven.await(1);
  }

  @Test
  void logbacksOwnEncoder_hasThem() throws Exception {
    logAndCheck(lines.encoded(new JsonEncoder()));
  }

  @Test
  void logstashEncoder_hasThem() throws Exception {
    logAndCheck(lines.encoded(new LogstashEncoder()));
  }

  @Test
  void ecsEncoder_hasThem() throws Exception {
    logAndCheck(lines.encoded(new EcsEncoder()));
  }
}
