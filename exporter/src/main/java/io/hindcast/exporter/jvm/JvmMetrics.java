package io.hindcast.exporter.jvm;

import io.hindcast.exporter.Log;
import io.opentelemetry.api.metrics.Meter;
import org.jspecify.annotations.Nullable;

/**
 * Registers the metrics of the JVM. They are asked for when metrics are collected; only collections
 * of garbage are reported as they happen.
 */
public final class JvmMetrics implements AutoCloseable {
  private @Nullable GcMetrics gc;

  /**
   * Registers what this runtime has: an image made for an application may be without {@code
   * java.management} or {@code jdk.management}.
   */
  public JvmMetrics(Meter meter, Log log) {
    try {
      MemoryMetrics.register(meter);
      BufferMetrics.register(meter);
      ThreadMetrics.register(meter);
      ClassMetrics.register(meter);
    } catch (LinkageError missing) {
      log.info("The metrics of the JVM are left out: this runtime has no java.management");
      return;
    }
    try {
      CpuMetrics.register(meter);
      FileDescriptorMetrics.register(meter);
      gc = new GcMetrics(meter);
    } catch (LinkageError missing) {
      log.info(
          "The metrics of CPU and garbage collection are left out: this runtime has no"
              + " jdk.management");
    }
  }

  /** Stops listening. */
  @Override
  public void close() {
    if (gc != null) {
      gc.close();
    }
  }
}
