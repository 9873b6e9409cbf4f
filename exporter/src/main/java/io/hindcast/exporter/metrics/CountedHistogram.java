package io.hindcast.exporter.metrics;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.resources.Resource;

/**
 * A histogram that others have counted, as the SDK has those that it has counted itself. The SDK
 * asks for numbers when metrics are collected, but for whole histograms it does not.
 */
final class CountedHistogram implements MetricData {
  private final Resource resource;
  private final InstrumentationScopeInfo scope;
  private final String name;
  private final String unit;
  private final String description;
  private final HistogramData data;

  CountedHistogram(
      Resource resource,
      InstrumentationScopeInfo scope,
      String name,
      String unit,
      String description,
      HistogramData data) {
    this.resource = resource;
    this.scope = scope;
    this.name = name;
    this.unit = unit;
    this.description = description;
    this.data = data;
  }

  /** The same histogram, of another time. */
  CountedHistogram with(HistogramData other) {
    return new CountedHistogram(resource, scope, name, unit, description, other);
  }

  @Override
  public Resource getResource() {
    return resource;
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return scope;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getDescription() {
    return description;
  }

  @Override
  public String getUnit() {
    return unit;
  }

  @Override
  public MetricDataType getType() {
    return MetricDataType.HISTOGRAM;
  }

  @Override
  public HistogramData getData() {
    return data;
  }
}
