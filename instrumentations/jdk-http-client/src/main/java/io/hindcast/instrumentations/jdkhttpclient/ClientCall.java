package io.hindcast.instrumentations.jdkhttpclient;

import io.hindcast.bootstrap.probe.ProbeTable;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One call, in the place of the application's body handler: the client applies it when the final
 * response's headers have arrived, and that is when the call is over. What comes first counts, the
 * headers or a failure; they may come on two threads.
 */
final class ClientCall<T> implements BodyHandler<T> {
  final HttpClientRecord record;
  private final BodyHandler<T> handler;

  ClientCall(ThreadContext thread, HttpRequest request, BodyHandler<T> handler) {
    record = new HttpClientRecord(thread);
    record.method = request.method();
    record.url = request.uri();
    this.handler = handler;
  }

  /**
   * The call that a woven method is entered for.
   *
   * @return null where there is none to be recorded
   */
  static @Nullable ClientCall<?> start(@Nullable Object request, @Nullable Object handler) {
    ThreadContext thread = ThreadContext.get();
    return !thread.isSuppressed()
            && request instanceof HttpRequest sent
            && handler instanceof BodyHandler<?> handed
        ? new ClientCall<>(thread, sent, handed)
        : null;
  }

  @Override
  public BodySubscriber<T> apply(ResponseInfo response) {
    try {
      answered(response.statusCode(), response.version());
    } catch (Throwable ours) {
      ProbeTable.failed(ours, JdkHttpClientModule.NAME);
    }
    return handler.apply(response);
  }

  synchronized void answered(int status, HttpClient.@Nullable Version version) {
    if (!record.isEnded()) {
      record.status = status;
      record.protocolVersion = text(version);
      record.end();
    }
  }

  synchronized void failed(Throwable thrown) {
    if (record.isEnded()) {
      return;
    }
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    // An interrupted send has been given up by whoever interrupts, as a cancelled future has.
    if (cause instanceof CancellationException || cause instanceof InterruptedException) {
      record.cancelled = true;
    } else {
      record.thrown = cause;
    }
    record.end();
  }

  /** By name: a constant of a JDK newer than ours has one too. */
  private static @Nullable String text(HttpClient.@Nullable Version version) {
    return switch (version == null ? "" : version.name()) {
      case "HTTP_1_1" -> "1.1";
      case "HTTP_2" -> "2";
      case "HTTP_3" -> "3";
      default -> null;
    };
  }
}
