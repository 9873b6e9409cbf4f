package io.hindcast.exporter.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.exporter.Records;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpServerRendererTest extends RenderTest {
  private final HttpServerRecord record = new HttpServerRecord(Records.thread(), null);

  @Test
  void request_withEverything() {
    record.method = "GET";
    record.scheme = "http";
    record.path = "/users/17";
    record.query = "a=b&sig=secret";
    record.route = "/users/{id}";
    record.status = 200;
    record.protocolVersion = "1.1";
    record.host = "shop.example:8080";
    record.localPort = 8081;
    record.peerAddress = "10.0.0.1";
    record.peerPort = 4711;
    record.userAgent = "curl/8";

    SpanData span = render(record);

    assertThat(span.getName()).isEqualTo("GET /users/{id}");
    assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(span.getStatus()).isEqualTo(StatusData.unset());
    assertThat(attributes(span))
        .containsOnly(
            entry("http.request.method", "GET"),
            entry("url.scheme", "http"),
            entry("url.path", "/users/17"),
            entry("url.query", "a=b&sig=REDACTED"),
            entry("http.route", "/users/{id}"),
            entry("http.response.status_code", 200L),
            entry("network.protocol.version", "1.1"),
            entry("server.address", "shop.example"),
            entry("server.port", 8080L),
            entry("client.address", "10.0.0.1"),
            entry("network.peer.address", "10.0.0.1"),
            entry("network.peer.port", 4711L),
            entry("user_agent.original", "curl/8"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "shop, https, shop, 443",
        "shop, http, shop, 80",
        "[::1]:8080, http, ::1, 8080",
        "shop, -, shop, 9999",
        "shop:bad, http, shop, 80",
      })
  void server_isWhomTheClientAskedFor(String host, String scheme, String address, long port) {
    record.method = "GET";
    record.scheme = scheme;
    record.host = host;
    record.localPort = 9999;

    assertThat(attributes(render(record)))
        .contains(entry("server.address", address), entry("server.port", port));
  }

  @Test
  void withoutHost_noServerIsNamed() {
    record.method = "GET";
    record.localPort = 8080;

    assertThat(attributes(render(record))).doesNotContainKeys("server.address", "server.port");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      nullValues = "-",
      value = {
        "for=192.0.2.60;proto=http;by=203.0.113.43 ! - ! 192.0.2.60",
        "For=\"[2001:db8:cafe::17]:4711\" ! - ! 2001:db8:cafe::17",
        "for=192.0.2.43, for=198.51.100.17 ! 1.2.3.4 ! 192.0.2.43",
        "proto=https; for=192.0.2.43:47011 ! - ! 192.0.2.43",
        "for=unknown ! 1.2.3.4 ! 1.2.3.4",
        "for=_hidden ! - ! 10.0.0.1",
        "for=\"open ! - ! 10.0.0.1",
        "proto=https ! - ! 10.0.0.1",
        "- ! 192.0.2.1, 10.1.1.1 ! 192.0.2.1",
        "- ! 192.0.2.1:5555 ! 192.0.2.1",
        "- ! 2001:db8::1 ! 2001:db8::1",
        "- ! - ! 10.0.0.1",
      })
  void client_isTheFirstOneNamed(String forwarded, String forwardedFor, String expected) {
    record.method = "GET";
    record.forwarded = forwarded;
    record.forwardedFor = forwardedFor;
    record.peerAddress = "10.0.0.1";

    assertThat(attributes(render(record))).containsEntry("client.address", expected);
  }

  @Test
  void nameWithoutRoute_isTheMethod() {
    record.method = "DELETE";
    record.path = "/users/17";

    assertThat(render(record).getName()).isEqualTo("DELETE");
  }

  @Test
  void clientError_isNoErrorOfTheServer() {
    record.method = "GET";
    record.status = 404;

    SpanData span = render(record);

    assertThat(span.getStatus()).isEqualTo(StatusData.unset());
    assertThat(attributes(span)).doesNotContainKey("error.type");
  }

  @Test
  void serverError_isOne() {
    record.method = "GET";
    record.status = 503;

    SpanData span = render(record);

    assertThat(span.getStatus()).isEqualTo(StatusData.error());
    assertThat(attributes(span)).containsEntry("error.type", "503");
  }

  @Test
  void exception_isAnErrorOfItsType() {
    record.method = "GET";
    record.status = 500;
    record.thrown = new IllegalStateException("broken");

    SpanData span = render(record);

    assertThat(span.getStatus().getDescription()).isEqualTo("broken");
    assertThat(attributes(span)).containsEntry("error.type", "java.lang.IllegalStateException");
  }
}
