package io.hindcast.instrumentations.jul;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.log.LogIdsCarrier;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.instrumentations.testing.LineIds;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.XMLFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No method, and no lambda, names a record: its class must not be loaded before it is woven. */
class JulTest {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new JulModule());

  private static String shown(InternalRecord record) {
    LineIds ids = LineIds.of(record);
    return " trace_id="
        + ids.traceId()
        + " span_id="
        + ids.spanId()
        + " trace_flags="
        + ids.traceFlags();
  }

  @Test
  void lineOfARequest_hasItsIdsBehindTheMessage() throws Exception {
    Lines lines = new Lines(new SimpleFormatter());
    InternalRecord request =
        woven.under(() -> lines.logger().log(Level.INFO, "{0} there", "hello"));

    assertThat(lines.written()).endsWith(": hello there" + shown(request) + System.lineSeparator());
    woven.await(1);
  }

  @Test
  void lineOfNoRequest_isAsItWas() throws Exception {
    Lines lines = new Lines(new SimpleFormatter());
    lines.logger().info("hello");

    assertThat(lines.written()).endsWith(": hello" + System.lineSeparator());
  }

  @Test
  void otherFormatter_showsThemToo() throws Exception {
    Lines lines = new Lines(new XMLFormatter());
    InternalRecord request = woven.under(() -> lines.logger().info("hello"));

    assertThat(lines.written()).contains("<message>hello" + shown(request) + "</message>");
    woven.await(1);
  }

  @Test
  void messageThatNamesItsTrace_staysAsItIs() throws Exception {
    Lines lines = new Lines(new SimpleFormatter());
    woven.under(() -> lines.logger().info("trace_id=mine hello"));

    assertThat(lines.written()).endsWith(": trace_id=mine hello" + System.lineSeparator());
    woven.await(1);
  }

  @Test
  void recordWithoutAMessage_staysWithoutOne() throws Exception {
    Lines lines = new Lines(new SimpleFormatter());
    woven.under(() -> lines.logger().log(new LogRecord(Level.INFO, null)));

    assertThat(lines.written()).endsWith(": null" + System.lineSeparator());
    woven.await(1);
  }

  @Test
  void recordThatIsFormattedElsewhere_keepsTheIdsOfTheMoment() throws Exception {
    KeepingHandler handler = new KeepingHandler();
    Logger logger = handler.logger();
    InternalRecord request = woven.under(() -> logger.info("hello"));

    assertThat(CompletableFuture.supplyAsync(handler::formatted).join())
        .isEqualTo("hello" + shown(request));
    woven.under(() -> assertThat(handler.formatted()).isEqualTo("hello" + shown(request)));
    woven.await(2);
  }

  @Test
  void recordThatIsLoggedAgain_keepsItsIds() throws Exception {
    KeepingHandler handler = new KeepingHandler();
    Logger logger = handler.logger();
    InternalRecord first = woven.under(() -> logger.info("hello"));
    woven.under(() -> logger.log(handler.last()));

    assertThat(handler.formatted()).isEqualTo("hello" + shown(first));
    woven.await(2);
  }

  @Test
  void recordOfNoRequest_hasNoneWhoeverFormatsIt() throws Exception {
    KeepingHandler handler = new KeepingHandler();
    handler.logger().info("hello");
    woven.under(() -> assertThat(handler.formatted()).isEqualTo("hello"));

    woven.await(1);
  }

  @Test
  void record_hasAFieldForThem() {
    assertThat((Object) new LogRecord(Level.INFO, "hello")).isInstanceOf(LogIdsCarrier.class);
  }

  @Test
  void isOff_unlessSomebodyAsksForIt() {
    assertThat(new JulModule().isOnByDefault()).isFalse();
  }
}
