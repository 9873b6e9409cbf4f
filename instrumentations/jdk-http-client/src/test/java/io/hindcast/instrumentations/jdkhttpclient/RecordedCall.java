package io.hindcast.instrumentations.jdkhttpclient;

import io.hindcast.instrumentations.testing.Drain;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the client calls of ours during one {@code send}, in its order and on one thread, without
 * the client: its own microseconds and kilobytes would hide them.
 */
final class RecordedCall {
  private final Drain drain = Drain.handMade();
  private final SendProbe send = new SendProbe();
  private final InjectProbe inject = new InjectProbe();
  private final HttpRequest request =
      HttpRequest.newBuilder(URI.create("http://localhost:8080/users/17"))
          .header("Accept", "application/json")
          .header("X-Tenant", "zoo")
          .build();
  private final BodySubscriber<Void> subscriber = BodySubscribers.discarding();
  private final BodyHandler<Void> handler = response -> subscriber;
  private final ResponseInfo response = new Ok();

  /** The span alone. */
  @Nullable Object recorded() {
    Object call = started();
    BodySubscriber<?> body = answered(call);
    drain.takeOne();
    return body;
  }

  /** The span, and the headers that tell the server of it in the client's copy of the request. */
  HttpHeaders recordedAndInjected() {
    Object call = started();
    HttpRequest sent = request;
    Object injected = inject.enter(null, request, call, null);
    if (injected != null && inject.argument(injected, request) instanceof HttpRequest ours) {
      sent = ours;
    }
    HttpHeaders copy = copied(sent);
    answered(call);
    drain.takeOne();
    return copy;
  }

  /** What the client does of that without us. */
  HttpHeaders plain() {
    handler.apply(response);
    return copied(request);
  }

  private Object started() {
    Object call = send.enter(null, request, handler, null);
    if (call == null) {
      throw new AssertionError("not recorded");
    }
    return call;
  }

  private @Nullable BodySubscriber<?> answered(Object call) {
    BodySubscriber<?> body =
        send.argument(call, handler) instanceof BodyHandler<?> ours ? ours.apply(response) : null;
    send.exit(call, null, null);
    return body;
  }

  private static HttpHeaders copied(HttpRequest from) {
    return HttpHeaders.of(from.headers().map(), (name, value) -> true);
  }

  private record Ok() implements ResponseInfo {
    private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (name, value) -> true);

    @Override
    public int statusCode() {
      return 200;
    }

    @Override
    public HttpHeaders headers() {
      return NONE;
    }

    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }
}
