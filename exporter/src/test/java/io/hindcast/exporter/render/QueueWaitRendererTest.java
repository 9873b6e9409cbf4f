package io.hindcast.exporter.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.exporter.Records;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class QueueWaitRendererTest extends RenderTest {
  private final ThreadContext thread = Records.thread();

  @AfterEach
  void noWorker() {
    thread.worksFor(null);
  }

  @Test
  void wait_isASpanUnderTheHandOver_thatSaysWhere() {
    InternalRecord root = new InternalRecord(thread, null);
    thread.worksFor(new QueueWaits("orders"));
    QueueWaits.over(thread, root, QueueWaits.DEFAULT_SPAN_NANOS);
    root.end();

    List<SpanData> spans = renderRing();

    assertThat(spans).hasSize(2);
    SpanData wait = spans.get(1);
    assertThat(wait.getName()).isEqualTo("queue orders");
    assertThat(wait.getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(wait.getParentSpanId()).isEqualTo(spans.get(0).getSpanId());
    assertThat(wait.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(attributes(wait))
        .isEqualTo(
            Map.of(
                "hindcast.executor.name",
                "orders",
                "hindcast.executor.queue.wait",
                (wait.getEndEpochNanos() - wait.getStartEpochNanos()) / 1e9));
  }
}
