package io.hindcast.exporter.metrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a histogram since the start one since the last time, for a reader that wants such: who
 * has counted it does not know its readers, and the SDK leaves it as it is. Owned by one thread.
 */
final class HistogramDeltas {
  /** Of each metric the points as they were the last time, by their attributes. */
  private final Map<String, Map<Attributes, HistogramPointData>> before = new HashMap<>();

  /**
   * What was collected, with all that {@link CountedHistogram}s have counted since the last time.
   */
  Collection<MetricData> of(Collection<MetricData> collected) {
    List<MetricData> changed = new ArrayList<>(collected.size());
    for (MetricData metric : collected) {
      MetricData since = metric instanceof CountedHistogram counted ? since(counted) : metric;
      if (!since.isEmpty()) {
        changed.add(since);
      }
    }
    return changed;
  }

  private MetricData since(CountedHistogram counted) {
    Map<Attributes, HistogramPointData> known = before.get(counted.getName());
    Map<Attributes, HistogramPointData> next = new HashMap<>();
    List<HistogramPointData> points = new ArrayList<>();
    for (HistogramPointData point : counted.getData().getPoints()) {
      next.put(point.getAttributes(), point);
      HistogramPointData last = known == null ? null : known.get(point.getAttributes());
      // Fewer than before: its name was given up and is used again.
      boolean anew = last == null || last.getCount() > point.getCount();
      HistogramPointData since = anew ? point : since(point, last);
      if (since.getCount() > 0) {
        points.add(since);
      }
    }
    before.put(counted.getName(), next);
    return counted.with(HistogramData.create(AggregationTemporality.DELTA, points));
  }

  private static HistogramPointData since(
      HistogramPointData point, @Nullable HistogramPointData last) {
    if (last == null) {
      return point;
    }
    List<Long> counts = new ArrayList<>(point.getCounts().size());
    for (int i = 0; i < point.getCounts().size(); i++) {
      counts.add(point.getCounts().get(i) - last.getCounts().get(i));
    }
    return HistogramPointData.create(
        last.getEpochNanos(),
        point.getEpochNanos(),
        point.getAttributes(),
        point.getSum() - last.getSum(),
        false,
        0,
        false,
        0,
        point.getBoundaries(),
        counts);
  }
}
