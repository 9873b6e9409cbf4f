package io.hindcast.smoke.faults;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** OTLP over HTTP/protobuf on WireMock. */
final class HttpCollector implements Collector {
  private static final String PROTOBUF = "application/x-protobuf";

  private final WireMockServer server;
  private final Otlp otlp;
  private final boolean tls;

  private HttpCollector(WireMockServer server, Otlp otlp, boolean tls) {
    this.server = server;
    this.otlp = otlp;
    this.tls = tls;
  }

  static HttpCollector start(Tally tally) {
    return start(tally, false);
  }

  /** With WireMock's own certificate, which no authority has signed. */
  static HttpCollector startWithTls(Tally tally) {
    return start(tally, true);
  }

  private static HttpCollector start(Tally tally, boolean tls) {
    Otlp otlp = new Otlp(tally);
    WireMockConfiguration options =
        WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .disableRequestJournal()
            .extensions(otlp);
    if (tls) {
      options.dynamicHttpsPort();
    }
    WireMockServer server = new WireMockServer(options);
    server.start();
    server.stubFor(any(anyUrl()).willReturn(aResponse()));
    return new HttpCollector(server, otlp, tls);
  }

  @Override
  public int port() {
    return tls ? server.httpsPort() : server.port();
  }

  @Override
  public void answer(Answer answer) {
    otlp.answer = answer;
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Makes every response; called by WireMock's threads. */
  private static final class Otlp implements ResponseDefinitionTransformerV2 {
    private final Tally tally;
    private final AtomicInteger garbage = new AtomicInteger();
    private volatile Answer answer = Answer.ACCEPT;

    Otlp(Tally tally) {
      this.tally = tally;
    }

    @Override
    public String getName() {
      return "otlp";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      boolean traces = event.getRequest().getUrl().endsWith("/v1/traces");
      return answer(event.getRequest().getBody(), traces).build();
    }

    private ResponseDefinitionBuilder answer(byte[] body, boolean traces) {
      return switch (answer) {
        case ACCEPT, WORDY -> take(body, traces, false);
        case PARTIAL -> take(body, traces, true);
        case UNAVAILABLE -> aResponse().withStatus(503).withHeader("Retry-After", "1");
        case THROTTLED -> aResponse().withStatus(429);
        case UNAUTHENTICATED -> aResponse().withStatus(401);
        case TOO_LARGE ->
            body.length > Answer.LARGEST ? aResponse().withStatus(413) : take(body, traces, false);
        case GARBAGE -> garbage(body, traces);
      };
    }

    private ResponseDefinitionBuilder garbage(byte[] body, boolean traces) {
      if (garbage.getAndIncrement() % 2 == 0) {
        return aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE);
      }
      // What a proxy before the collector may say.
      var unused = take(body, traces, false);
      return aResponse().withHeader("Content-Type", "text/html").withBody("<html>It works!</html>");
    }

    private ResponseDefinitionBuilder take(byte[] body, boolean traces, boolean partly) {
      if (!traces) {
        return aResponse().withHeader("Content-Type", PROTOBUF);
      }
      try {
        int rejected =
            tally.take(
                ExportTraceServiceRequest.parseFrom(body),
                number -> partly && Answer.rejects(number));
        return aResponse()
            .withHeader("Content-Type", PROTOBUF)
            .withBody(PartialSuccess.of(rejected, answer).toByteArray());
      } catch (InvalidProtocolBufferException e) {
        return aResponse().withStatus(400);
      }
    }
  }
}
