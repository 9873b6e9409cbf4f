package io.hindcast.exporter.jvm;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongUpDownCounterBuilder;
import io.opentelemetry.api.metrics.Meter;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToLongFunction;

/** {@code jvm.buffer.*}: memory outside of the heap that buffers point at. */
final class BufferMetrics {
  private static final AttributeKey<String> POOL = AttributeKey.stringKey("jvm.buffer.pool.name");

  private BufferMetrics() {}

  static void register(Meter meter) {
    measure(
        meter
            .upDownCounterBuilder("jvm.buffer.memory.used")
            .setUnit("By")
            .setDescription("Memory of buffers."),
        BufferPoolMXBean::getMemoryUsed);
    measure(
        meter
            .upDownCounterBuilder("jvm.buffer.memory.limit")
            .setUnit("By")
            .setDescription("Capacity of buffers."),
        BufferPoolMXBean::getTotalCapacity);
    measure(
        meter
            .upDownCounterBuilder("jvm.buffer.count")
            .setUnit("{buffer}")
            .setDescription("Number of buffers."),
        BufferPoolMXBean::getCount);
  }

  private static void measure(
      LongUpDownCounterBuilder metric, ToLongFunction<BufferPoolMXBean> value) {
    List<BufferPoolMXBean> pools = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);
    metric.buildWithCallback(
        measurement -> {
          for (BufferPoolMXBean pool : pools) {
            measurement.record(value.applyAsLong(pool), Attributes.of(POOL, pool.getName()));
          }
        });
  }
}
