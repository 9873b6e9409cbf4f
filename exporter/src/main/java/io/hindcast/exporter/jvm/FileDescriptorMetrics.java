package io.hindcast.exporter.jvm;

import com.sun.management.UnixOperatingSystemMXBean;
import io.opentelemetry.api.metrics.Meter;
import java.lang.management.ManagementFactory;

/** {@code jvm.file_descriptor.*}, where the system has them. */
final class FileDescriptorMetrics {
  private FileDescriptorMetrics() {}

  static void register(Meter meter) {
    if (!(ManagementFactory.getOperatingSystemMXBean()
        instanceof UnixOperatingSystemMXBean system)) {
      return;
    }
    meter
        .upDownCounterBuilder("jvm.file_descriptor.count")
        .setUnit("{file_descriptor}")
        .setDescription("Number of open file descriptors.")
        .buildWithCallback(measurement -> measurement.record(system.getOpenFileDescriptorCount()));
    meter
        .upDownCounterBuilder("jvm.file_descriptor.limit")
        .setUnit("{file_descriptor}")
        .setDescription("Number of file descriptors that the process may open.")
        .buildWithCallback(measurement -> measurement.record(system.getMaxFileDescriptorCount()));
  }
}
