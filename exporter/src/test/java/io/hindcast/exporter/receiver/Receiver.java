package io.hindcast.exporter.receiver;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
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
    /** Never again, something in it is bad. */
    INVALID,
    /** Never again, it is too large. */
    TOO_LARGE,
    /** One span is rejected. */
    PARTIAL,
    /** It is taken, and the answer is longer than anybody reads. */
    LONG_ANSWER,
    /** No answer until the receiver is closed. */
    HANGS
  }

  /**
   * A request.
   *
   * @param headers by lower-case name
   */
  public record Received(
      Map<String, String> headers, ExportTraceServiceRequest request, Answer answer) {}

  /** All requests, also those that were not answered well. */
  public final List<Received> requests = new CopyOnWriteArrayList<>();

  /** All requests of metrics. */
  public final List<ExportMetricsServiceRequest> metrics = new CopyOnWriteArrayList<>();

  /** Those of them that were taken; by HTTP only. */
  public final List<ExportMetricsServiceRequest> takenMetrics = new CopyOnWriteArrayList<>();

  /** How large a request may be. */
  public volatile int mostBytes = Integer.MAX_VALUE;

  /** The name of spans that are invalid. */
  public volatile String badName = "no such name";

  /** Lets go of requests that hang. */
  protected final CountDownLatch released = new CountDownLatch(1);

  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final Queue<Answer> metricsAnswers = new ConcurrentLinkedQueue<>();

  /** Where to send spans to. */
  public abstract URI endpoint();

  /** Where to send metrics to. */
  public abstract URI metricsEndpoint();

  @Override
  public abstract void close();

  /** Plans answers; after them all is well. */
  public final void answer(Answer... next) {
    answers.addAll(List.of(next));
  }

  /** As {@link #answer}, of requests of metrics. */
  public final void answerMetrics(Answer... next) {
    metricsAnswers.addAll(List.of(next));
  }

  /** Notes a request of metrics and says how to answer it. */
  protected final Answer receive(ExportMetricsServiceRequest request) {
    Answer planned = metricsAnswers.poll();
    Answer answer = planned == null ? Answer.OK : planned;
    metrics.add(request);
    if (answer == Answer.OK) {
      takenMetrics.add(request);
    }
    return answer;
  }

  /** Notes a request and says how to answer it. */
  protected final Answer receive(Map<String, String> headers, ExportTraceServiceRequest request) {
    Answer answer = answers.poll();
    if (answer == null) {
      answer = judge(request);
    }
    requests.add(new Received(headers, request, answer));
    return answer;
  }

  private Answer judge(ExportTraceServiceRequest request) {
    if (request.getSerializedSize() > mostBytes) {
      return Answer.TOO_LARGE;
    }
    return spans(request).stream().anyMatch(span -> span.getName().equals(badName))
        ? Answer.INVALID
        : Answer.OK;
  }

  /** The spans of the requests that were taken. */
  public final List<Span> taken() {
    List<Span> spans = new ArrayList<>();
    for (Received received : requests) {
      if (received.answer() == Answer.OK) {
        spans.addAll(spans(received.request()));
      }
    }
    return spans;
  }

  /** The spans of all requests. */
  public final List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    for (Received received : requests) {
      spans.addAll(spans(received.request()));
    }
    return spans;
  }

  private static List<Span> spans(ExportTraceServiceRequest request) {
    List<Span> spans = new ArrayList<>();
    for (ResourceSpans resource : request.getResourceSpansList()) {
      for (ScopeSpans scope : resource.getScopeSpansList()) {
        spans.addAll(scope.getSpansList());
      }
    }
    return spans;
  }
}
