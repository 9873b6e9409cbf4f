package io.hindcast.instrumentations.connectionpools.hikaricp;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import io.hindcast.bootstrap.probe.ProbeTable;
import io.hindcast.bootstrap.record.DbPool;
import io.hindcast.bootstrap.record.DbPoolRecord;
import io.hindcast.bootstrap.record.DbPoolRecord.Measure;
import org.jspecify.annotations.Nullable;

/**
 * Measures, and passes everything on. The pool calls it with no shim around, so what our part
 * throws is caught here; what the application's own tracker throws is the application's.
 */
final class MeasuringTracker implements IMetricsTracker {
  private static final String MODULE = "hikaricp";

  private final @Nullable IMetricsTracker applications;
  private final DbPool pool;

  MeasuringTracker(@Nullable IMetricsTracker applications, DbPool pool) {
    this.applications = applications;
    this.pool = pool;
  }

  @Override
  public void recordConnectionCreatedMillis(long millis) {
    measured(Measure.CREATE, millis);
    if (applications != null) {
      applications.recordConnectionCreatedMillis(millis);
    }
  }

  @Override
  public void recordConnectionAcquiredNanos(long nanos) {
    // Measured from the outside, data source included.
    if (applications != null) {
      applications.recordConnectionAcquiredNanos(nanos);
    }
  }

  @Override
  public void recordConnectionUsageMillis(long millis) {
    measured(Measure.USE, millis);
    if (applications != null) {
      applications.recordConnectionUsageMillis(millis);
    }
  }

  @Override
  public void recordConnectionTimeout() {
    if (applications != null) {
      applications.recordConnectionTimeout();
    }
  }

  @Override
  public void close() {
    if (applications != null) {
      applications.close();
    }
  }

  private void measured(Measure measure, long millis) {
    try {
      DbPoolRecord.measured(measure, pool, millis);
    } catch (Throwable ours) {
      ProbeTable.failed(ours, MODULE);
    }
  }
}
