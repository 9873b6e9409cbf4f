package io.hindcast.exporter.render;

import io.hindcast.bootstrap.record.DbPoolRecord;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.Log;
import io.hindcast.exporter.metrics.Exemplars;
import io.hindcast.exporter.metrics.Instruments;
import io.hindcast.exporter.trace.AssembledTrace;
import io.opentelemetry.context.Context;
import java.util.List;

/**
 * Measures every operation, whether its trace is kept or not. Owned by the exporter's thread.
 *
 * <p>Metrics of a failing record must not hurt those of the others, nor its span: what is thrown
 * here is told once.
 */
public final class OperationMetrics {
  private final HttpServerMetrics httpServer;
  private final HttpClientMetrics httpClient;
  private final DbMetrics db;
  private final DbPoolMetrics dbPools;
  private final MessagingMetrics messaging;
  private final Log log;
  private boolean failureLogged;

  /**
   * Makes the instruments.
   *
   * @param readings shared with the renderer of the same thread
   */
  public OperationMetrics(Instruments instruments, DbReadings readings, Log log) {
    httpServer = new HttpServerMetrics(instruments);
    httpClient = new HttpClientMetrics(instruments);
    db = new DbMetrics(instruments, readings);
    dbPools = new DbPoolMetrics(instruments, readings.poolNames());
    messaging = new MessagingMetrics(instruments);
    this.log = log;
  }

  /**
   * Measures the operations of a trace.
   *
   * @param kept whether it is exported, so that an exemplar may name it
   */
  public void measure(AssembledTrace trace, boolean kept) {
    List<SpanRecord> records = trace.records();
    for (int i = 0; i < records.size(); i++) {
      measure(records.get(i), kept);
    }
  }

  /** Measures an operation that is left out of its trace. */
  public void measure(SpanRecord record) {
    measure(record, false);
  }

  private void measure(SpanRecord record, boolean kept) {
    try {
      tryMeasure(record, kept ? Exemplars.of(record) : Exemplars.NONE);
    } catch (Throwable failure) {
      failed(record, failure);
    }
  }

  private void tryMeasure(SpanRecord record, Context context) {
    long nanos = record.endNanos() - record.startNanos();
    if (record instanceof HttpServerRecord server) {
      httpServer.measure(server, nanos, context);
    } else if (record instanceof HttpClientRecord client) {
      httpClient.measure(client, nanos, context);
    } else if (record instanceof DbRecord call) {
      db.measure(call, nanos, context);
    } else if (record instanceof MessagingRecord message) {
      messaging.measure(message, nanos, context);
    } else if (record instanceof DbWaitRecord wait) {
      dbPools.measure(wait, nanos, context);
    } else if (record instanceof DbPoolRecord measurement) {
      dbPools.measure(measurement, context);
    }
    // Work inside the process has no metric in the semantic conventions.
  }

  private void failed(SpanRecord record, Throwable failure) {
    if (!failureLogged) {
      failureLogged = true;
      log.warn(
          "An operation could not be measured and is missing in its metric; further ones are not"
              + " told. "
              + record.getClass().getSimpleName()
              + ": "
              + failure);
    }
  }
}
