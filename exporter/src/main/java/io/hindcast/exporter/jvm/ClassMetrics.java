package io.hindcast.exporter.jvm;

import io.opentelemetry.api.metrics.Meter;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;

/** {@code jvm.class.*}: how many classes came and went. */
final class ClassMetrics {
  private ClassMetrics() {}

  static void register(Meter meter) {
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    meter
        .counterBuilder("jvm.class.loaded")
        .setUnit("{class}")
        .setDescription("Number of classes loaded since the JVM's start.")
        .buildWithCallback(measurement -> measurement.record(classes.getTotalLoadedClassCount()));
    meter
        .counterBuilder("jvm.class.unloaded")
        .setUnit("{class}")
        .setDescription("Number of classes unloaded since the JVM's start.")
        .buildWithCallback(measurement -> measurement.record(classes.getUnloadedClassCount()));
    meter
        .upDownCounterBuilder("jvm.class.count")
        .setUnit("{class}")
        .setDescription("Number of classes that are loaded now.")
        .buildWithCallback(measurement -> measurement.record(classes.getLoadedClassCount()));
  }
}
