package io.hindcast.exporter.jvm;

import com.sun.management.OperatingSystemMXBean;
import io.opentelemetry.api.metrics.Meter;
import java.lang.management.ManagementFactory;

/** {@code jvm.cpu.*} and {@code jvm.system.cpu.*}. */
final class CpuMetrics {
  private static final double NANOS = 1e9;

  private CpuMetrics() {}

  static void register(Meter meter) {
    meter
        .upDownCounterBuilder("jvm.cpu.count")
        .setUnit("{cpu}")
        .setDescription("Number of processors that the JVM may use.")
        .buildWithCallback(
            measurement -> measurement.record(Runtime.getRuntime().availableProcessors()));
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
      return;
    }
    // A value that the system does not tell is negative.
    meter
        .counterBuilder("jvm.cpu.time")
        .ofDoubles()
        .setUnit("s")
        .setDescription("CPU time of the process.")
        .buildWithCallback(
            measurement -> {
              long nanos = system.getProcessCpuTime();
              if (nanos >= 0) {
                measurement.record(nanos / NANOS);
              }
            });
    meter
        .gaugeBuilder("jvm.cpu.recent_utilization")
        .setUnit("1")
        .setDescription("Recent share of all processors that the process took.")
        .buildWithCallback(
            measurement -> {
              double share = system.getProcessCpuLoad();
              if (share >= 0) {
                measurement.record(share);
              }
            });
    meter
        .gaugeBuilder("jvm.system.cpu.utilization")
        .setUnit("1")
        .setDescription("Recent share of all processors that were busy.")
        .buildWithCallback(
            measurement -> {
              double share = system.getCpuLoad();
              if (share >= 0) {
                measurement.record(share);
              }
            });
    meter
        .gaugeBuilder("jvm.system.cpu.load_1m")
        .setUnit("{run_queue_item}")
        .setDescription("Average of the last minute's run queue.")
        .buildWithCallback(
            measurement -> {
              double average = system.getSystemLoadAverage();
              if (average >= 0) {
                measurement.record(average);
              }
            });
  }
}
