package io.hindcast.exporter.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.exporter.Records;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpClientRendererTest extends RenderTest {
  private final HttpClientRecord record = new HttpClientRecord(Records.thread());

  @Test
  void request_withEverything() {
    record.method = "POST";
    record.url = URI.create("https://shop.example:8443/orders/17?q=1#top");
    record.urlTemplate = "/orders/{id}";
    record.status = 201;
    record.protocolVersion = "1.1";
    record.peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8443);
    record.resendCount = 2;

    SpanData span = render(record);

    assertThat(span.getName()).isEqualTo("POST /orders/{id}");
    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(span.getStatus()).isEqualTo(StatusData.unset());
    assertThat(attributes(span))
        .containsOnly(
            entry("http.request.method", "POST"),
            entry("url.full", "https://shop.example:8443/orders/17?q=1#top"),
            entry("url.template", "/orders/{id}"),
            entry("server.address", "shop.example"),
            entry("server.port", 8443L),
            entry("http.response.status_code", 201L),
            entry("http.request.resend_count", 2L),
            entry("network.protocol.version", "1.1"),
            entry("network.peer.address", "127.0.0.1"),
            entry("network.peer.port", 8443L));
  }

  @ParameterizedTest
  @CsvSource({
    "http://a/x, a, 80",
    "https://a/x, a, 443",
    "https://[::1]/x, ::1, 443",
    "http://[::1]:81/x, ::1, 81",
    "http://u:p@a:82, a, 82",
    "http://a?q=b@c, a, 80",
    "HTTP://A:83/x, A, 83",
  })
  void server_isOfTheUrl(String url, String host, long port) {
    record.method = "GET";
    record.url = url;

    assertThat(attributes(render(record)))
        .contains(entry("server.address", host), entry("server.port", port));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          http://user:secret@a/x, http://REDACTED:REDACTED@a/x
          http://user@a/x?b=c, http://REDACTED:REDACTED@a/x?b=c
          http://a/x?sig=secret, http://a/x?sig=REDACTED
          http://a/x?a=1&Signature=secret&b=2#f, http://a/x?a=1&Signature=REDACTED&b=2#f
          http://a/x?X-Amz-Credential=s&X-Amz-Signature=s&X-Amz-Security-Token=s, http://a/x?X-Amz-Credential=REDACTED&X-Amz-Signature=REDACTED&X-Amz-Security-Token=REDACTED
          http://a/x?AWSAccessKeyId=s&X-Goog-Signature=s, http://a/x?AWSAccessKeyId=REDACTED&X-Goog-Signature=REDACTED
          http://a/x?token=secret, http://a/x?token=REDACTED
          http://a/x?sig&signature=kept&, http://a/x?sig&signature=kept&
          http://a/x?#sig=kept, http://a/x?#sig=kept
          /relative?sig=secret, /relative?sig=REDACTED
          """)
  void url_isRedacted(String url, String expected) {
    record.method = "GET";
    record.url = url;

    assertThat(attributes(render(record))).containsEntry("url.full", expected);
  }

  @Test
  void unknownMethod_makesNoNames() {
    record.method = "get";

    SpanData span = render(record);

    assertThat(span.getName()).isEqualTo("HTTP");
    assertThat(attributes(span))
        .containsOnly(
            entry("http.request.method", "_OTHER"), entry("http.request.method_original", "get"));
  }

  @Test
  void errorStatus_isAnErrorWithoutDescription() {
    record.method = "GET";
    record.status = 404;

    SpanData span = render(record);

    assertThat(span.getStatus()).isEqualTo(StatusData.error());
    assertThat(attributes(span)).containsEntry("error.type", "404");
    assertThat(span.getEvents()).isEmpty();
  }

  @Test
  void exception_isDescribed() {
    record.method = "GET";
    record.thrown = new IOException("refused");

    SpanData span = render(record);

    assertThat(span.getStatus().getDescription()).isEqualTo("refused");
    assertThat(attributes(span)).containsEntry("error.type", "java.io.IOException");
    assertThat(span.getEvents()).hasSize(1);
  }

  @Test
  void cancellation_isNoError() {
    record.method = "GET";
    record.thrown = new IOException("cancelled");
    record.cancelled = true;

    SpanData span = render(record);

    assertThat(span.getStatus()).isEqualTo(StatusData.unset());
    assertThat(attributes(span)).doesNotContainKey("error.type");
    assertThat(span.getEvents()).isEmpty();
  }
}
