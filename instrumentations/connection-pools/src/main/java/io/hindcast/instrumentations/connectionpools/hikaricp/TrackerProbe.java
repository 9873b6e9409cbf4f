package io.hindcast.instrumentations.connectionpools.hikaricp;

import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import io.hindcast.bootstrap.probe.Probe;
import org.jspecify.annotations.Nullable;

/**
 * {@code HikariPool.setMetricsTrackerFactory}: the pool tells us, too, how long connections took to
 * open and were used. The application's own factory is asked as ever; what its configuration says
 * stays as it is.
 */
public final class TrackerProbe extends Probe {
  /** For the slot. */
  public TrackerProbe() {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    return this;
  }

  @Override
  public Object argument(Object state, @Nullable Object original) {
    return new MeasuringTrackerFactory((MetricsTrackerFactory) original);
  }
}
