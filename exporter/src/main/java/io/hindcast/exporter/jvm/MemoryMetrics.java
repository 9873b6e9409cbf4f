package io.hindcast.exporter.jvm;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** {@code jvm.memory.*}: each pool of heap and other memory. */
final class MemoryMetrics {
  private static final AttributeKey<String> POOL = AttributeKey.stringKey("jvm.memory.pool.name");
  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("jvm.memory.type");

  private record Pool(MemoryPoolMXBean bean, Attributes attributes) {}

  private MemoryMetrics() {}

  static void register(Meter meter) {
    List<Pool> pools = pools();
    gauge(
        meter,
        "jvm.memory.used",
        "Memory in use.",
        pools,
        MemoryPoolMXBean::getUsage,
        MemoryUsage::getUsed);
    gauge(
        meter,
        "jvm.memory.committed",
        "Memory that the JVM has.",
        pools,
        MemoryPoolMXBean::getUsage,
        MemoryUsage::getCommitted);
    gauge(
        meter,
        "jvm.memory.limit",
        "Memory that the JVM may have at most.",
        pools,
        MemoryPoolMXBean::getUsage,
        MemoryUsage::getMax);
    gauge(
        meter,
        "jvm.memory.used_after_last_gc",
        "Memory in use after the last collection of the pool's garbage.",
        pools,
        MemoryPoolMXBean::getCollectionUsage,
        MemoryUsage::getUsed);
  }

  private static List<Pool> pools() {
    List<Pool> pools = new ArrayList<>();
    for (MemoryPoolMXBean bean : ManagementFactory.getMemoryPoolMXBeans()) {
      String type = bean.getType() == MemoryType.HEAP ? "heap" : "non_heap";
      pools.add(new Pool(bean, Attributes.of(POOL, bean.getName(), TYPE, type)));
    }
    return pools;
  }

  private static void gauge(
      Meter meter,
      String name,
      String description,
      List<Pool> pools,
      Function<MemoryPoolMXBean, @Nullable MemoryUsage> usage,
      ToLongFunction<MemoryUsage> value) {
    meter
        .upDownCounterBuilder(name)
        .setUnit("By")
        .setDescription(description)
        .buildWithCallback(measurement -> measure(measurement, pools, usage, value));
  }

  private static void measure(
      ObservableLongMeasurement measurement,
      List<Pool> pools,
      Function<MemoryPoolMXBean, @Nullable MemoryUsage> usage,
      ToLongFunction<MemoryUsage> value) {
    for (Pool pool : pools) {
      // Null where the pool is gone, or is never collected.
      MemoryUsage known = usage.apply(pool.bean());
      // A limit that is not set is -1.
      if (known != null && value.applyAsLong(known) >= 0) {
        measurement.record(value.applyAsLong(known), pool.attributes());
      }
    }
  }
}
