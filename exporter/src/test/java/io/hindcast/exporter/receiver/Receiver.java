package io.hindcast.exporter.receiver;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A collector of this process behind a real socket; it decodes with the official classes. */
public abstract class Receiver implements AutoCloseable {
  /** How the next request is answered. */
  public enum Answer {
    /** All is taken. */
    OK,
    /** Again later, with no word on when. */
    UNAVAILABLE,
    /** Again at once. */
    THROTTLED,
    /** Never again. */
    REFUSED,
    /** One span is rejected. */
    PARTIAL,
    /** No answer until the receiver is closed. */
    HANGS
  }

  /**
   * A request.
   *
   * @param headers by lower-case name
   */
  public record Received(Map<String, String> headers, ExportTraceServiceRequest request) {}

  /** All requests, also those that were not answered well. */
  public final List<Received> requests = new CopyOnWriteArrayList<>();

  /** Lets go of requests that hang. */
  protected final CountDownLatch released = new CountDownLatch(1);

  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

  /** Where to send to. */
  public abstract URI endpoint();

  @Override
  public abstract void close();

  /** Plans answers; after them all is well. */
  public final void answer(Answer... next) {
    answers.addAll(List.of(next));
  }

  /** Notes a request and says how to answer it. */
  protected final Answer receive(Map<String, String> headers, ExportTraceServiceRequest request) {
    requests.add(new Received(headers, request));
    Answer next = answers.poll();
    return next == null ? Answer.OK : next;
  }

  /** The spans of all requests. */
  public final List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    for (Received received : requests) {
      for (ResourceSpans resource : received.request().getResourceSpansList()) {
        for (ScopeSpans scope : resource.getScopeSpansList()) {
          spans.addAll(scope.getSpansList());
        }
      }
    }
    return spans;
  }
}
