package io.hindcast.exporter.render;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.hindcast.bootstrap.record.DbPoolRecord;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.exporter.metrics.Count;
import io.hindcast.exporter.metrics.Durations;
import io.hindcast.exporter.metrics.Instruments;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;

/**
 * What takes time around connections (OpenTelemetry semantic conventions, "Database client
 * metrics", connection pools). How many connections there are is asked of the pools.
 */
final class DbPoolMetrics {
  private static final AttributeKey<String> POOL_NAME = stringKey("db.client.connection.pool.name");
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Durations waits;
  private final Durations creations;
  private final Durations uses;
  private final Count timeouts;
  private final PoolNames names;

  DbPoolMetrics(Instruments instruments, PoolNames names) {
    this.names = names;
    waits =
        instruments.durations(
            "db.client.connection.wait_time",
            "Time it took to get a connection.",
            Boundaries.DATABASES,
            POOL_NAME,
            stringKey("error.type"));
    creations = durations(instruments, "create_time", "Time it took to open a connection.");
    uses = durations(instruments, "use_time", "Time between getting a connection and its return.");
    timeouts =
        instruments.count(
            "db.client.connection.timeouts",
            "{timeout}",
            "Calls that got no connection in time.",
            POOL_NAME);
  }

  private static Durations durations(Instruments instruments, String name, String description) {
    return instruments.durations(
        "db.client.connection." + name, description, Boundaries.DATABASES, POOL_NAME);
  }

  void measure(DbWaitRecord record, long nanos, Context context) {
    String name = names.of(record.pool);
    waits.record(nanos, context, name, ErrorTypes.ofThrown(record));
    if (record.timedOut) {
      timeouts.add(1, context, name);
    }
  }

  void measure(DbPoolRecord record, Context context) {
    Durations durations = record.measure == DbPoolRecord.Measure.USE ? uses : creations;
    durations.record(record.millis * NANOS_PER_MILLI, context, names.of(record.pool));
  }
}
