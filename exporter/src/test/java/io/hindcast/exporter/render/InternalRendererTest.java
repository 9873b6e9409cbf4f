package io.hindcast.exporter.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.exporter.Records;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class InternalRendererTest extends RenderTest {
  @Test
  void aJob_saysWhatRanItAndWhichCode() {
    InternalRecord job = new InternalRecord(Records.thread(), null);
    job.name = "Reports.send";
    job.function = "com.shop.Reports.send";
    job.jobSystem = "quartz";
    job.end();

    SpanData span = renderRing().get(0);

    assertThat(span.getName()).isEqualTo("Reports.send");
    assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(attributes(span))
        .isEqualTo(Map.of("code.function.name", "com.shop.Reports.send", "job.system", "quartz"));
  }

  @Test
  void otherWork_hasItsNameOnly() {
    InternalRecord work = new InternalRecord(Records.thread(), null);
    work.name = "work";
    work.end();

    SpanData span = renderRing().get(0);

    assertThat(span.getName()).isEqualTo("work");
    assertThat(attributes(span)).isEmpty();
  }
}
