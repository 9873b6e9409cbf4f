package io.hindcast.exporter.metrics;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.hindcast.bootstrap.pool.ConnectionPoolReading;
import io.hindcast.bootstrap.pool.ConnectionPoolState;
import io.hindcast.bootstrap.record.DbPool;
import io.hindcast.exporter.Log;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What pools of connections say when metrics are collected (OpenTelemetry semantic conventions,
 * "Database client metrics", connection pools). Pools of one name are added up; what a pool does
 * not say makes no series. The SDK collects one reader after the other, so one thread at a time
 * asks.
 */
public final class ConnectionPoolMetrics {
  private static final AttributeKey<String> NAME = stringKey("db.client.connection.pool.name");
  private static final AttributeKey<String> STATE = stringKey("db.client.connection.state");

  /** Series of the count a pool makes: one a state. */
  private static final int STATES = 2;

  private final Supplier<List<ConnectionPoolReading>> pools;
  private final Function<DbPool, String> names;
  private final int maxSeries;
  private final Log log;
  private final ObservableLongMeasurement count;
  private final ObservableLongMeasurement idleMax;
  private final ObservableLongMeasurement idleMin;
  private final ObservableLongMeasurement max;
  private final ObservableLongMeasurement pending;
  private boolean told;

  private ConnectionPoolMetrics(
      Meter meter,
      int maxSeries,
      Supplier<List<ConnectionPoolReading>> pools,
      Function<DbPool, String> names,
      Log log) {
    this.pools = pools;
    this.names = names;
    this.maxSeries = maxSeries;
    this.log = log;
    count = current(meter, "count", "{connection}", "Connections, by whether they are used.");
    idleMax = current(meter, "idle.max", "{connection}", "Idle connections that there may be.");
    idleMin = current(meter, "idle.min", "{connection}", "Idle connections that are kept ready.");
    max = current(meter, "max", "{connection}", "Connections that there may be.");
    pending =
        current(meter, "pending_requests", "{request}", "Calls that wait for a connection now.");
  }

  /**
   * Registers them.
   *
   * @param maxSeries of each metric; pools that don't fit are added up in one
   * @param pools {@code ConnectionPools.read()}
   * @param names of pools, bounded
   */
  public static void register(
      Meter meter,
      int maxSeries,
      Supplier<List<ConnectionPoolReading>> pools,
      Function<DbPool, String> names,
      Log log) {
    ConnectionPoolMetrics metrics = new ConnectionPoolMetrics(meter, maxSeries, pools, names, log);
    // One callback for all: the pools are asked once, and what they say belongs together.
    meter.batchCallback(
        metrics::measure,
        metrics.count,
        metrics.idleMax,
        metrics.idleMin,
        metrics.max,
        metrics.pending);
  }

  private static ObservableLongMeasurement current(
      Meter meter, String name, String unit, String description) {
    return meter
        .upDownCounterBuilder("db.client.connection." + name)
        .setUnit(unit)
        .setDescription(description)
        .buildObserver();
  }

  private void measure() {
    Map<String, ConnectionPoolState> byName = new LinkedHashMap<>();
    for (ConnectionPoolReading reading : pools.get()) {
      byName.merge(names.apply(reading.pool()), reading.state(), ConnectionPoolState::plus);
    }
    int most = maxSeries / STATES;
    int named = byName.size() <= most ? byName.size() : most - 1;
    ConnectionPoolState rest = null;
    for (Map.Entry<String, ConnectionPoolState> entry : byName.entrySet()) {
      if (named > 0) {
        named--;
        record(entry.getValue(), Attributes.of(NAME, entry.getKey()));
      } else {
        rest = rest == null ? entry.getValue() : rest.plus(entry.getValue());
      }
    }
    if (rest != null) {
      tell(byName.size());
      record(rest, SeriesTable.OVERFLOW);
    }
  }

  private void record(ConnectionPoolState state, Attributes pool) {
    record(count, state.idle(), pool.toBuilder().put(STATE, "idle").build());
    record(count, state.used(), pool.toBuilder().put(STATE, "used").build());
    record(idleMax, state.idleMax(), pool);
    record(idleMin, state.idleMin(), pool);
    record(max, state.max(), pool);
    record(pending, state.pending(), pool);
  }

  private static void record(
      ObservableLongMeasurement measurement, long value, Attributes attributes) {
    if (value >= 0) {
      measurement.record(value, attributes);
    }
  }

  private void tell(int pools) {
    if (told) {
      return;
    }
    told = true;
    log.warn(
        "The metrics db.client.connection.* have reached hindcast.metrics.max-series="
            + maxSeries
            + ": their attribute "
            + NAME.getKey()
            + " has "
            + pools
            + " different values. Further series are counted in one with"
            + " otel.metric.overflow=true.");
  }
}
