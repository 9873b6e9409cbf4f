package io.hindcast.instrumentations.connectionpools.hikaricp;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import io.hindcast.bootstrap.record.DbPool;
import org.jspecify.annotations.Nullable;

/** Makes what the application wants to be told by, and lays ours over it. */
final class MeasuringTrackerFactory implements MetricsTrackerFactory {
  private final @Nullable MetricsTrackerFactory applications;

  MeasuringTrackerFactory(@Nullable MetricsTrackerFactory applications) {
    this.applications = applications;
  }

  @Override
  public IMetricsTracker create(String poolName, PoolStats stats) {
    IMetricsTracker theirs = applications == null ? null : applications.create(poolName, stats);
    return new MeasuringTracker(theirs, new DbPool(poolName, null));
  }
}
