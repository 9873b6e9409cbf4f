package io.hindcast.instrumentations.jdkhttpclient;

import io.hindcast.bootstrap.record.HttpClientRecord;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * A request with our headers in place of such that were there. Lives for as long as the client
 * copies it; no application ever sees it.
 */
final class InjectedRequest extends HttpRequest {
  private final HttpRequest original;
  private final HttpHeaders headers;

  private InjectedRequest(HttpRequest original, HttpHeaders headers) {
    this.original = original;
    this.headers = headers;
  }

  static InjectedRequest of(HttpRequest request, HttpClientRecord record) {
    return new InjectedRequest(request, OurHeaders.beside(request.headers(), record));
  }

  @Override
  public HttpHeaders headers() {
    return headers;
  }

  @Override
  public Optional<BodyPublisher> bodyPublisher() {
    return original.bodyPublisher();
  }

  @Override
  public String method() {
    return original.method();
  }

  @Override
  public Optional<Duration> timeout() {
    return original.timeout();
  }

  @Override
  public boolean expectContinue() {
    return original.expectContinue();
  }

  @Override
  public URI uri() {
    return original.uri();
  }

  @Override
  public Optional<HttpClient.Version> version() {
    return original.version();
  }

  /** The client's debug log prints it. */
  @Override
  public String toString() {
    return original.toString();
  }
}
