package io.hindcast.exporter.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.TestTraces;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LateTracesTest {
  private final TestLog log = new TestLog();
  private final LateTraces late = new LateTraces(new RetentionRing(1 << 20, log));

  @BeforeEach
  @AfterEach
  void emptyRing() {
    Records.drain();
    assertThat(log.lines).isEmpty();
  }

  @Test
  void stragglerThatFails_bringsItsTraceBackWhole() {
    HttpServerRecord root = new HttpServerRecord(Records.thread(), null);
    root.method = "POST";
    root.route = "/orders";
    root.status = 202;
    DbRecord other = new DbRecord(Records.thread());
    InternalRecord task = new InternalRecord(Records.thread(), root);
    InternalRecord inner = new InternalRecord(Records.thread(), task);
    other.end();
    InternalRecord first = new InternalRecord(Records.thread(), root);
    first.name = "first";
    first.end();
    root.end();
    for (AssembledTrace trace : TestTraces.drain()) {
      late.notKept(trace);
    }
    inner.thrown = new IllegalStateException("broken");
    inner.end();
    AssembledTrace straggler = TestTraces.drain().get(0);

    AssembledTrace whole = late.kept(straggler);

    assertThat(whole.rootSpanId()).isEqualTo(root.spanId());
    assertThat(whole.records())
        .extracting(SpanRecord::spanId)
        .containsExactly(root.spanId(), inner.spanId(), first.spanId());
    SpanRecord back = whole.records().get(0);
    assertThat(back).isInstanceOf(HttpServerRecord.class).isNotSameAs(root);
    assertThat(((HttpServerRecord) back).route).isEqualTo("/orders");
    assertThat(whole.records().get(1)).isSameAs(inner);
    assertThat(whole.root()).isSameAs(back);
  }

  @Test
  void traceWithoutOtherParts_staysWhatItIs() {
    new InternalRecord(Records.thread()).end();
    AssembledTrace trace = TestTraces.drain().get(0);

    assertThat(late.kept(trace)).isSameAs(trace);
  }

  @Test
  void partsThatCameBeforeTheRoot_comeWithIt() {
    InternalRecord root = new InternalRecord(Records.thread());
    for (int i = 0; i < 1_000; i++) {
      new InternalRecord(Records.thread(), root).end();
    }
    List<AssembledTrace> ahead = TestTraces.drain();
    assertThat(ahead).hasSize(1);
    late.notKept(ahead.get(0));
    root.thrown = new IllegalStateException("broken");
    root.end();

    AssembledTrace whole = late.kept(TestTraces.drain().get(0));

    assertThat(whole.records()).hasSize(1_001).startsWith(root);
  }
}
