package io.hindcast.exporter.render;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.hindcast.bootstrap.record.Cause;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.QueueWaitRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.Log;
import io.hindcast.exporter.span.AttributeName;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Kept;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.EventData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans of the records of a kept trace. What families have in common is done here, what they
 * have not by one renderer each. A record that can't be rendered is left out and counted; the rest
 * of its trace is not hurt.
 *
 * <p>Owned by the exporter's thread.
 */
public final class TraceRenderer {
  private static final AttributeName<Long> DROPPED_SPANS =
      AttributeName.number("hindcast.trace.dropped_spans");
  private static final AttributeKey<String> EXCEPTION_TYPE = stringKey("exception.type");
  private static final AttributeKey<String> EXCEPTION_MESSAGE = stringKey("exception.message");
  private static final AttributeKey<String> EXCEPTION_STACKTRACE =
      stringKey("exception.stacktrace");

  private static final int FLAG_SAMPLED = 1;

  private final HttpClientRenderer httpClient;
  private final HttpServerRenderer httpServer;
  private final DbRenderer db;
  private final DbWaitRenderer dbWait;
  private final MessagingRenderer messaging = new MessagingRenderer();
  private final InternalRenderer internal = new InternalRenderer();
  private final QueueWaitRenderer queueWait = new QueueWaitRenderer();
  private final KeepAttributes keep = new KeepAttributes();

  private final SpanOrigin origin;
  private final TextLimit limit;
  private final SpanDraft draft;
  private final ExporterStats stats;
  private final Log log;
  private boolean failureLogged;

  /**
   * A renderer.
   *
   * @param origin what all spans say of the process
   * @param redactedQueryKeys in addition to those of the semantic conventions
   * @param redactedParameters as {@link ParameterRules} has them
   * @param readings shared with the metrics of the same thread
   */
  public TraceRenderer(
      SpanOrigin origin,
      Set<String> redactedQueryKeys,
      List<String> redactedParameters,
      DbReadings readings,
      ExporterStats stats,
      Log log) {
    Redaction redaction = new Redaction(redactedQueryKeys);
    httpClient = new HttpClientRenderer(redaction);
    httpServer = new HttpServerRenderer(redaction);
    this.origin = origin;
    this.limit = new TextLimit(stats);
    this.draft = new SpanDraft(limit);
    this.db = new DbRenderer(readings, new ParameterRules(redactedParameters), limit);
    this.dbWait = new DbWaitRenderer(readings);
    this.stats = stats;
    this.log = log;
  }

  /**
   * The spans of a trace, in the order in which they began.
   *
   * @param kept why it is exported
   */
  public List<RenderedSpan> render(AssembledTrace trace, Kept kept) {
    List<SpanRecord> records = trace.records();
    ThrownOwners owners = ThrownOwners.of(records);
    SpanRecord head = trace.head();
    TraceState state = TraceState.getDefault();
    List<RenderedSpan> spans = new ArrayList<>(records.size());
    for (int i = 0; i < records.size(); i++) {
      SpanRecord record = records.get(i);
      try {
        // One text for all records of a trace.
        if (i == 0) {
          long larger = kept.largerThreshold();
          state =
              SpanContexts.traceState(
                  larger < 0 ? record.traceState() : record.traceStateWith(larger));
        }
        spans.add(render(record, record == head, trace, kept, state, owners));
      } catch (Throwable failure) {
        failed(record, failure);
      }
    }
    return spans;
  }

  private RenderedSpan render(
      SpanRecord record,
      boolean head,
      AssembledTrace trace,
      Kept kept,
      TraceState state,
      ThrownOwners owners) {
    draft.begin();
    family(record, draft);
    if (record.isLocalRoot()) {
      cause(record.cause(), draft);
    }
    draft.put(keep.of(kept, record.isLocalRoot()));
    if (head && trace.droppedSpans() > 0) {
      draft.put(DROPPED_SPANS, trace.droppedSpans());
    }
    long end = trace.epochNanos(record.endNanos());
    Throwable thrown = record.thrown;
    boolean describe = thrown != null && draft.describesThrown && owners.describes(record);
    return new RenderedSpan(
        limit.cut(draft.name),
        draft.kind,
        record.traceIdHigh(),
        record.traceIdLow(),
        record.spanId(),
        record.parentSpanId(),
        record.isLocalRoot() ? record.remoteParent() : null,
        // What is exported was sampled, in hindsight or before.
        record.flags() | FLAG_SAMPLED,
        state,
        draft.status,
        trace.epochNanos(record.startNanos()),
        end,
        draft.attributes(),
        thrown != null && describe ? List.of(event(thrown, end)) : List.of(),
        draft.links,
        origin);
  }

  private static void cause(@Nullable Cause cause, SpanDraft draft) {
    if (cause != null) {
      draft.link(SpanContexts.cause(cause));
    }
  }

  private void family(SpanRecord record, SpanDraft draft) {
    if (record instanceof HttpServerRecord server) {
      httpServer.render(server, draft);
    } else if (record instanceof HttpClientRecord client) {
      httpClient.render(client, draft);
    } else if (record instanceof DbRecord call) {
      db.render(call, draft);
    } else if (record instanceof DbWaitRecord wait) {
      dbWait.render(wait, draft);
    } else if (record instanceof MessagingRecord message) {
      messaging.render(message, draft);
    } else if (record instanceof InternalRecord work) {
      internal.render(work, draft);
    } else if (record instanceof QueueWaitRecord wait) {
      queueWait.render(wait, draft);
    } else {
      throw new IllegalArgumentException("no renderer for " + record.getClass().getName());
    }
  }

  private EventData event(Throwable thrown, long epochNanos) {
    AttributesBuilder attributes = Attributes.builder();
    attributes.put(EXCEPTION_TYPE, ThrownText.type(thrown));
    String message = ThrownText.message(thrown);
    if (message != null) {
      attributes.put(EXCEPTION_MESSAGE, limit.cut(message));
    }
    attributes.put(EXCEPTION_STACKTRACE, limit.cut(ThrownText.stackTrace(thrown)));
    return EventData.create(epochNanos, "exception", attributes.build());
  }

  private void failed(SpanRecord record, Throwable failure) {
    stats.addDropped(ExporterStats.DropReason.RENDER_FAILED, 1);
    if (!failureLogged) {
      failureLogged = true;
      log.warn(
          "A span could not be rendered and is left out; further ones are counted only. "
              + record.getClass().getSimpleName()
              + ": "
              + failure);
    }
  }
}
