package io.hindcast.exporter.render;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.exporter.jdbcurl.DbTarget;
import io.hindcast.exporter.metrics.Durations;
import io.hindcast.exporter.metrics.Instruments;
import io.opentelemetry.context.Context;

/** Calls to databases (OpenTelemetry semantic conventions, "Database client metrics"). */
final class DbMetrics {
  private final Durations durations;
  private final DbReadings readings;

  DbMetrics(Instruments instruments, DbReadings readings) {
    this.readings = readings;
    durations =
        instruments.durations(
            "db.client.operation.duration",
            "Duration of database client operations.",
            Boundaries.DATABASES,
            stringKey("db.system.name"),
            stringKey("db.namespace"),
            stringKey("server.address"),
            longKey("server.port"),
            stringKey("db.query.summary"),
            stringKey("db.operation.name"),
            stringKey("db.response.status_code"),
            stringKey("error.type"));
  }

  void measure(DbRecord record, long nanos, Context context) {
    DbTarget target = readings.target(record).target();
    Throwable thrown = record.thrown;
    durations.record(
        nanos,
        context,
        target.system(),
        target.namespace(),
        target.host(),
        target.host() == null || target.port() <= 0 ? null : (Long) (long) target.port(),
        readings.summary(record, target.dialect()),
        DbReadings.operation(record),
        thrown == null ? null : DbErrorCode.of(thrown, target.system()),
        ErrorTypes.ofThrown(record));
  }
}
