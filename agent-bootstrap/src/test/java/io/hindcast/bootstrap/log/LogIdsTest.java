package io.hindcast.bootstrap.log;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.Propagation;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogIdsTest {
  private final ThreadContext thread = ThreadContext.get();

  @AfterEach
  void leave() {
    thread.swap(null);
  }

  private @Nullable LogIds under(@Nullable Context context) {
    thread.swap(context);
    return LogIds.current();
  }

  @Test
  void current_underARecord_isTheRecord() {
    InternalRecord record = new InternalRecord(thread, null);
    LogIds ids = requireNonNull(under(record));

    HexFormat hex = HexFormat.of();
    assertThat(ids.traceId())
        .isEqualTo(hex.toHexDigits(record.traceIdHigh()) + hex.toHexDigits(record.traceIdLow()))
        .hasSize(32);
    assertThat(ids.spanId()).isEqualTo(hex.toHexDigits(record.spanId())).hasSize(16);
    assertThat(ids.traceFlags()).isEqualTo(hex.toHexDigits((byte) record.flags())).hasSize(2);
  }

  @Test
  void current_underARemoteSpanOnly_isThat() {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    Map<String, String> headers =
        Map.of("traceparent", "00-" + trace + "-b7ad6b7169203331-01", "baggage", "a=b");
    LogIds ids = requireNonNull(under(Propagation.extract(headers, Map::get)));

    assertThat(ids.traceId()).isEqualTo(trace);
    assertThat(ids.spanId()).isEqualTo("b7ad6b7169203331");
    assertThat(ids.traceFlags()).isEqualTo("01");
  }

  @Test
  void current_inATraceThatItsCallerDoesNotKeep_isTheRecordToo() {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    Map<String, String> headers = Map.of("traceparent", "00-" + trace + "-b7ad6b7169203331-00");
    InternalRecord record = new InternalRecord(thread, Propagation.extract(headers, Map::get));
    LogIds ids = requireNonNull(under(record));

    assertThat(ids.traceId()).isEqualTo(trace);
    assertThat(ids.spanId()).isEqualTo(HexFormat.of().toHexDigits(record.spanId()));
  }

  @Test
  void current_underNothing_orBaggageOnly_isNull() {
    assertThat(under(null)).isNull();
    assertThat(under(Propagation.extract(Map.of("baggage", "a=b"), Map::get))).isNull();
  }

  @Test
  void text_isThatOfTheNamedId() {
    LogIds ids = requireNonNull(under(new InternalRecord(thread, null)));

    assertThat(LogIds.NAMES).containsExactly("trace_id", "span_id", "trace_flags");
    assertThat(LogIds.NAMES.stream().map(ids::text))
        .containsExactly(ids.traceId(), ids.spanId(), ids.traceFlags());
    assertThatThrownBy(() -> ids.text("user"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("name=user");
  }

  @Test
  void isName_isTrueOfTheThreeOnly() {
    assertThat(LogIds.NAMES).allMatch(LogIds::isName);
    assertThat(LogIds.isName(null)).isFalse();
    assertThat(LogIds.isName("traceId")).isFalse();
    assertThat(LogIds.isName(1)).isFalse();
  }
}
